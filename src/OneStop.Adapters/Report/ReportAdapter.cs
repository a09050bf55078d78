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

    public async Task<IReadOnlyDictionary<DateOnly, int>> CountAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<DateOnly, int>();
        for (var first = from; first <= to; first = first.AddDays(MostDays))
        {
            var last = first.AddDays(MostDays - 1) < to ? first.AddDays(MostDays - 1) : to;
            foreach (var row in await AskAsync(first, last, cancellationToken))
            {
                var day = DateOnly.TryParseExact(row.Ngay, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : throw Malformed();
                counts[day] = counts.GetValueOrDefault(day) + row.SoHoSo;
            }
        }

        return counts;
    }

    private async Task<IReadOnlyList<CountRecord>> AskAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
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
