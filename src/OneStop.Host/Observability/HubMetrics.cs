using System.Diagnostics.Metrics;

namespace OneStop.Host.Observability;

/// <summary>What the API itself counts; look-ups are counted where they are made.</summary>
internal sealed class HubMetrics
{
    public const string Meter = "OneStop";

    private readonly Counter<long> refusedPurposes;

    private readonly Counter<long> lostLogLines;

    public HubMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Meter);
        refusedPurposes = meter.CreateCounter<long>(
            "onestop.purpose.refused", "{request}", "Requests for somebody's data that stated no acceptable purpose, by error code.");
        lostLogLines = meter.CreateCounter<long>(
            "onestop.log.lost", "{line}", "Lines that the log could not take: its disk is full or gone, or it is slower than what there is to say.");
    }

    public void PurposeRefused(string code) => refusedPurposes.Add(1, new KeyValuePair<string, object?>("code", code));

    public void LogLinesLost(int lines) => lostLogLines.Add(lines);
}
