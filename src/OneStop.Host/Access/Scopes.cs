namespace OneStop.Host.Access;

/// <summary>What a client may be granted. Every route needs exactly one of these, or stands in the closed list of open routes.</summary>
internal static class Scopes
{
    public const string Prefill = "prefill";
    public const string Lookup = "lookup";
    public const string DossiersWrite = "dossiers:write";
    public const string DossiersRead = "dossiers:read";
    public const string Inbox = "inbox";
    public const string Catalogue = "catalogue";
    public const string Metrics = "metrics";

    /// <summary>How the delivery stands, for operators.</summary>
    public const string OperationsRead = "operations:read";

    /// <summary>Replays, pauses, and what else changes the delivery.</summary>
    public const string OperationsWrite = "operations:write";

    public static IReadOnlyList<string> All { get; } = [Prefill, Lookup, DossiersWrite, DossiersRead, Inbox, Catalogue, Metrics, OperationsRead, OperationsWrite];
}
