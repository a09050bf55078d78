using OneStop.Core.Dossiers;

namespace OneStop.Core.Access;

/// <summary>The provincial system that calls, from its credentials alone: client id and the units it may act for.</summary>
public sealed record Caller(string ClientId, IReadOnlyList<AgencyCode> Units)
{
    public bool MayActFor(AgencyCode unit) => Units.Any(unit.IsWithin);
}
