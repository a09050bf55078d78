using System.Data.Common;
using Microsoft.Extensions.Options;

namespace OneStop.Host.Commands.Operators;

/// <summary>
/// Runs a verb against the store itself, as verify-audit does: it tells the same whether the hub runs or not. What only the running hub
/// knows (an outage of this minute) is the API's to tell.
/// </summary>
internal static class OperatorStore
{
    public const int Broken = 2;

    public static async Task<int> RunAsync(string[] args, Func<IServiceProvider, Task<int>> run)
    {
        if (!HubFactory.TryBuild(args, out var app, out var unreadable))
        {
            await Console.Error.WriteLineAsync(unreadable);
            return Broken;
        }

        await using (app)
        {
            try
            {
                return await run(app.Services);
            }
            catch (Exception exception) when (exception is DbException or IOException or InvalidDataException or OptionsValidationException or ArgumentException)
            {
                await Console.Error.WriteLineAsync($"The store cannot be read: {exception.Message}");
                return Broken;
            }
        }
    }
}
