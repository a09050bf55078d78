using System.Collections.Frozen;

namespace OneStop.Core.Dossiers;

/// <summary>How statuses are written outside C#: <c>supplement-requested</c>.</summary>
public static class StatusNames
{
    private static readonly FrozenDictionary<string, DossierStatus> ByName = new Dictionary<string, DossierStatus>(StringComparer.Ordinal)
    {
        ["filed"] = DossierStatus.Filed,
        ["received"] = DossierStatus.Received,
        ["refused"] = DossierStatus.Refused,
        ["processing"] = DossierStatus.Processing,
        ["supplement-requested"] = DossierStatus.SupplementRequested,
        ["payment-requested"] = DossierStatus.PaymentRequested,
        ["withdrawn"] = DossierStatus.Withdrawn,
        ["stopped"] = DossierStatus.Stopped,
        ["finished"] = DossierStatus.Finished,
        ["returned"] = DossierStatus.Returned,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<DossierStatus, string> ByStatus = ByName.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    public static DossierStatus? Parse(string? name) => name is not null && ByName.TryGetValue(name, out var status) ? status : null;

    public static string NameOf(DossierStatus status) => ByStatus[status];
}
