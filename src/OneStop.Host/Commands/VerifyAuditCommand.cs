using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using OneStop.Core.Access;
using OneStop.Core.Sync;
using OneStop.Host.Operations;

namespace OneStop.Host.Commands;

/// <summary>Exit code 0: the access log is whole. 1: it is broken. 2: it could not be read.</summary>
internal static class VerifyAuditCommand
{
    public static async Task<int> ExecuteAsync(string[] args, CancellationToken cancellationToken)
    {
        if (!HubFactory.TryBuild(args, out var app, out var unreadable))
        {
            await Console.Error.WriteLineAsync(unreadable);
            return 2;
        }

        await using (app)
        {
            try
            {
                var verdict = await app.Services.GetRequiredService<IAuditVerifier>().VerifyAsync(cancellationToken);
                return verdict.Break is null && await NotedAsync(app.Services, cancellationToken) is { } noted && noted > verdict.Rows
                    ? await PrintAsync(verdict.Rows, noted)
                    : await PrintAsync(verdict);
            }
            catch (Exception exception) when (exception is DbException or IOException or UnauthorizedAccessException or InvalidDataException or JsonException or OptionsValidationException)
            {
                await Console.Error.WriteLineAsync($"The access log cannot be read: {exception.Message}");
                return 2;
            }
        }
    }

    /// <summary>How many rows this node noted outside of the store; null where it noted none of this one. The seals cannot tell a log that was cut off together with its head.</summary>
    private static async Task<long?> NotedAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<HighWaterFile>().Read() is { } noted
            && noted.Instance == (await services.GetRequiredService<IRestoreMarks>().ReadAsync(cancellationToken)).Instance ? noted.AuditRows : null;

    private static async Task<int> PrintAsync(long rows, long noted)
    {
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"The access log ends at row {rows}, and this node noted {noted} rows outside of the store: it was put back to an earlier state, or cut off together with its head."));
        return 1;
    }

    private static async Task<int> PrintAsync(AuditVerdict verdict)
    {
        if (verdict.Break is not { } broken)
        {
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"The access log is whole: {verdict.Rows} rows, each chained to the last."));
            return 0;
        }

        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"The access log is broken at row {broken.Seq}: {broken.Reason}. The {verdict.Rows} rows before it are genuine."));
        return 1;
    }
}
