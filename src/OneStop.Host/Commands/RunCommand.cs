namespace OneStop.Host.Commands;

internal static class RunCommand
{
    public static async Task<int> ExecuteAsync(string[] args, CancellationToken cancellationToken)
    {
        if (!HubFactory.TryBuild(args, out var app, out var unreadable))
        {
            return await ConfigurationMistakes.PrintAsync([unreadable]);
        }

        await using (app)
        {
            if (ConfigurationMistakes.Of(app.Services) is { Count: > 0 } mistakes)
            {
                return await ConfigurationMistakes.PrintAsync(mistakes);
            }

            try
            {
                await app.RunAsync();
                return 0;
            }
            catch (IOException exception)
            {
                await Console.Error.WriteLineAsync($"The hub cannot listen: {exception.Message}");
                return 1;
            }
        }
    }
}
