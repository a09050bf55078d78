using System.Diagnostics.Metrics;

namespace OneStop.Host.Observability;

/// <summary>What the API itself counts; look-ups are counted where they are made.</summary>
internal sealed class HubMetrics
{
    public const string Meter = "OneStop";

    private readonly Counter<long> refusedPurposes;

    public HubMetrics(IMeterFactory meters) => refusedPurposes = meters.Create(Meter).CreateCounter<long>(
        "onestop.purpose.refused", "{request}", "Requests for somebody's data that stated no acceptable purpose, by error code.");

    public void PurposeRefused(string code) => refusedPurposes.Add(1, new KeyValuePair<string, object?>("code", code));
}
