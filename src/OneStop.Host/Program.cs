using OneStop.Host.Commands;

return await HubCommands.InvokeAsync(args);
