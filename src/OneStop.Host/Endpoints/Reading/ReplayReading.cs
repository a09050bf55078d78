using System.Text.Json;
using OneStop.Core.Errors;
using OneStop.Core.Operations;
using OneStop.Core.Sync;
using OneStop.Host.Operations;

namespace OneStop.Host.Endpoints.Reading;

/// <summary>What was asked for.</summary>
/// <param name="Ask">How many the far side is asked about; null where it is no dry run.</param>
internal sealed record ReplayRequest(ReplayOrder Order, int? Ask);

internal static class ReplayReading
{
    private const int Longest = 200;
    private const int Asked = 20;
    private const int MostAsked = 50;
    private const int MostRate = 1000;
    private const int Rate = 5;
    private const int GrownRate = 100;

    /// <summary>Null when anything was found wrong.</summary>
    public static ReplayRequest? Read(JsonElement root, string by, DateTimeOffset now, Findings findings)
    {
        if (BodyObject.Open(
                root, "", findings, "destination", "state", "cause", "stream", "reason", "dryRun", "ask", "perSecond", "mostPerSecond") is not { } body)
        {
            return null;
        }

        var (state, stream, cause) = (body.Text("state", Longest), body.Text("stream", Longest), body.Text("cause", Longest));
        var hold = default(HoldState);
        if (state is not null && !Words.Holds.TryGetValue(state, out hold))
        {
            findings.Add(body.At("state"), ErrorCode.TextInvalid);
        }

        if (cause is not null && ErrorTable.Find(cause) is null)
        {
            findings.Add(body.At("cause"), ErrorCode.TextInvalid);
        }

        var dryRun = body.Flag("dryRun");
        var selection = new ReplaySelection(
            body.Text("destination", Longest, required: true) ?? "", state is null ? null : hold, cause, stream is null ? null : new StreamKey(stream));
        var order = new ReplayOrder(
            Guid.CreateVersion7(now).ToString("N"),
            selection,
            by,
            body.Text("reason", OperatorReason.Longest, required: !dryRun) ?? "",
            Number(body, "perSecond", 1, MostRate, Rate),
            Number(body, "mostPerSecond", 1, MostRate, GrownRate),
            now);
        var ask = Number(body, "ask", 0, MostAsked, Asked);
        return findings.Any ? null : new(order, dryRun ? ask : null);
    }

    private static int Number(BodyObject body, string name, int from, int to, int absent) =>
        (int)(body.Whole(name, from, to, ErrorCode.NumberInvalid) ?? absent);
}
