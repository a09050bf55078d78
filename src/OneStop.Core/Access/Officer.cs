using OneStop.Core.Dossiers;

namespace OneStop.Core.Access;

/// <summary>The officer at the counter: code registered with the data owners (at most 20 characters) and unit.</summary>
public sealed record Officer(string Code, AgencyCode Unit);
