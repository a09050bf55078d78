using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.Options;
using OneStop.Core.Access;

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
                return await PrintAsync(await app.Services.GetRequiredService<IAuditVerifier>().VerifyAsync(cancellationToken));
            }
            catch (Exception exception) when (exception is DbException or IOException or UnauthorizedAccessException or InvalidDataException or OptionsValidationException)
            {
                await Console.Error.WriteLineAsync($"The access log cannot be read: {exception.Message}");
                return 2;
            }
        }
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
