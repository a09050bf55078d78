using System.Globalization;
using OneStop.Core.Dossiers;
using OneStop.Core.Errors;
using OneStop.Core.Reconciliation;
using OneStop.Host.Endpoints.Reading;
using OneStop.Host.Http;
using OneStop.Host.Wire;

namespace OneStop.Host.Endpoints.Operations;

/// <summary>GET /v1/reconciliation, and the province's own count.</summary>
internal sealed class ReconciliationEndpoint(IReconciliationBook book, OperatorGate gate, TimeProvider time)
{
    private const int MostDays = 366;
    private const int MostReceived = 1_000_000;
    private const int Runs = 20;

    public async Task HandleAsync(HttpContext context)
    {
        var now = time.GetUtcNow();
        var today = ProvinceTime.DayOf(now);
        var (query, aborted) = (context.Request.Query, context.RequestAborted);
        if (!TryDay(query["from"], today.AddDays(-6), out var from) || !TryDay(query["to"], today, out var to)
            || to < from || to.DayNumber - from.DayNumber >= MostDays)
        {
            await Problems.WriteAsync(context, new Fault(ErrorCode.QueryInvalid));
            return;
        }

        var days = ReconciliationMapping.Days(await book.CountsAsync(from, to, aborted));
        var answer = new ReconciliationAnswer(
            from,
            to,
            days,
            ReconciliationMapping.Indicator(days, to),
            [.. (await book.DifferencesAsync(from, to, aborted)).Select(difference => ReconciliationMapping.ToWire(difference, now))],
            [.. (await book.RunsAsync(Runs, aborted)).Select(ReconciliationMapping.ToWire)]);
        await Answers.WriteAsync(context, answer, HubJson.Wire.ReconciliationAnswer);
    }

    public async Task PutCountAsync(string day, HttpContext context)
    {
        if (!TryDay(day, default, out var of) || of == default)
        {
            await Problems.WriteAsync(context, new Fault(ErrorCode.QueryInvalid));
        }
        else if (await OperatorGate.ReadAsync(context, ReadCount) is { } count)
        {
            await book.SaveCountsAsync([new("province", of, count.Received, gate.Who(context), time.GetUtcNow())], context.RequestAborted);
            await Answers.WriteAsync(context, new CountAnswer(of, count.Received), HubJson.Wire.CountAnswer);
        }
    }

    private static CountBody? ReadCount(System.Text.Json.JsonElement root, Findings findings) =>
        BodyObject.Open(root, "", findings, "received")?.Whole("received", 0, MostReceived, ErrorCode.NumberInvalid, required: true) is { } received
            ? new((int)received)
            : null;

    private static bool TryDay(string? text, DateOnly absent, out DateOnly day)
    {
        day = absent;
        return string.IsNullOrEmpty(text) || DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
    }
}
