using OneStop.Host.Files;

namespace OneStop.Host.Commands;

/// <summary>Exit code 0: stopped as it was told. 1: wrong settings, or an address, folder or key that cannot be used. 3: the store cannot be used.</summary>
internal static class RunCommand
{
    public static async Task<int> ExecuteAsync(string[] args, CancellationToken cancellationToken)
    {
        UnixRights.KeepToOneself();
        if (!HubFactory.TryBuild(args, out var app, out var unreadable, HubUse.Serve))
        {
            return await ConfigurationMistakes.PrintAsync([unreadable]);
        }

        await using (app)
        {
            if (ConfigurationMistakes.Of(app.Services) is { Count: > 0 } mistakes)
            {
                return await ConfigurationMistakes.PrintAsync(mistakes);
            }

            if (await StartAsync(app) is { } failure)
            {
                await Console.Error.WriteLineAsync(failure.Message);
                return failure.ExitCode;
            }

            await app.WaitForShutdownAsync(CancellationToken.None);
            return 0;
        }
    }

    private static async Task<StartFailure?> StartAsync(WebApplication app)
    {
        try
        {
            Directory.CreateDirectory(Configuration.DataSettings.Of(app.Configuration).FullPath);
            await app.StartAsync(CancellationToken.None);
            return null;
        }
        catch (Exception exception) when (StartFailure.Of(exception) is not null)
        {
            return StartFailure.Of(exception);
        }
    }
}
