using System.Globalization;
using OneStop.Adapters.Plumbing.Credentials;
using OneStop.Adapters.Plumbing.Delivery;
using OneStop.Adapters.Plumbing.Wire;
using OneStop.Core.Errors;
using OneStop.Core.Reconciliation;
using OneStop.Core.Sync;

namespace OneStop.Adapters.Report;

/// <summary>Counts of the national report system, over all units of the province.</summary>
internal sealed class ReportAdapter(IReportApi api, ICredentials credentials, DestinationCall call) : IReportCounts
{
    /// <summary>More in one question is refused.</summary>
    private const int MostDays = 31;
    private const string Days = "yyyyMMdd";

    /// <summary>Of one unit on one day; whatever is above it is no count of dossiers.</summary>
    private const int MostDossiers = 1_000_000;

    public async Task<IReadOnlyDictionary<DateOnly, int>> CountAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<DateOnly, int>();
        for (var first = from; first <= to; first = first.AddDays(MostDays))
        {
            var last = first.AddDays(MostDays - 1) < to ? first.AddDays(MostDays - 1) : to;
            foreach (var row in await AskAsync(first, last, cancellationToken))
            {
                var (day, count) = Read(row, first, last);
                counts[day] = counts.GetValueOrDefault(day) + count;
            }
        }

        return counts;
    }

    /// <summary>A count that is missing is not 0: the indicator is worked out from it.</summary>
    private static (DateOnly Day, int Count) Read(CountRecord? row, DateOnly first, DateOnly last) =>
        row is { SoHoSo: >= 0 and <= MostDossiers and var count }
        && DateOnly.TryParseExact(row.Ngay, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= first && day <= last
            ? (day, count)
            : throw Malformed();

    private async Task<IReadOnlyList<CountRecord?>> AskAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var pass = await PassAsync(null, cancellationToken);
        var sent = await SendAsync(from, to, pass, cancellationToken);
        if (sent.Fault?.Code == ErrorCode.DestinationCredentials)
        {
            // Ended early by the gateway: once with a new one.
            sent = await SendAsync(from, to, await PassAsync(pass, cancellationToken), cancellationToken);
        }

        return sent.Fault is { } fault ? throw new FarSideException(fault)
            : sent.Content is { result: { } rows } reply && ResultCode.Read(reply.error_code) == 0 ? rows
            : throw Malformed();
    }

    private Task<Sent<CountReply>> SendAsync(DateOnly from, DateOnly to, Pass pass, CancellationToken cancellationToken) =>
        call.SendAsync("count", token => api.CountAsync(Write(from), Write(to), $"Bearer {pass.Parameter}", token), cancellationToken);

    private async Task<Pass> PassAsync(Pass? refused, CancellationToken cancellationToken)
    {
        try
        {
            return await credentials.IssueAsync(refused, cancellationToken) ?? throw new FarSideException(new Fault(ErrorCode.DestinationCredentials));
        }
        catch (FaultException)
        {
            throw new FarSideException(new Fault(ErrorCode.DestinationCredentials));
        }
    }

    private static string Write(DateOnly day) => day.ToString(Days, CultureInfo.InvariantCulture);

    private static FarSideException Malformed() => new(new Fault(ErrorCode.DestinationMalformed));
}
