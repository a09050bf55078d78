namespace OneStop.Host.Commands;

internal static class CheckConfigCommand
{
    public static async Task<int> ExecuteAsync(string[] args, CancellationToken cancellationToken)
    {
        if (!HubFactory.TryBuild(args, out var app, out var unreadable, HubUse.Check))
        {
            return await ConfigurationMistakes.PrintAsync([unreadable]);
        }

        await using (app)
        {
            if (ConfigurationMistakes.Of(app.Services) is { Count: > 0 } mistakes)
            {
                return await ConfigurationMistakes.PrintAsync(mistakes);
            }
        }

        await Console.Out.WriteLineAsync("The configuration is correct.");
        return 0;
    }
}
