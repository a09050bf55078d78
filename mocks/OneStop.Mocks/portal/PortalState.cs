namespace OneStop.Mocks;

/// <summary>Everything the portal keeps and a backup holds. Values are immutable, so a copy of the tables is a backup.</summary>
internal sealed class PortalState
{
    public Dictionary<string, PortalDossier> Dossiers { get; private init; } = new(StringComparer.Ordinal);
    public Dictionary<string, string> Questions { get; private init; } = new(StringComparer.Ordinal);
    public Dictionary<string, string> Answers { get; private init; } = new(StringComparer.Ordinal);
    public Dictionary<string, string> Ratings { get; private init; } = new(StringComparer.Ordinal);

    /// <summary>What was answered to an idempotency key and body.</summary>
    public Dictionary<string, PortalAnswer> Answered { get; private init; } = new(StringComparer.Ordinal);

    public List<FeedEntry> Feed { get; private init; } = [];
    public List<AskedQuestion> Asked { get; private init; } = [];
    public Dictionary<string, byte[]> Files { get; private init; } = new(StringComparer.Ordinal);

    public PortalState Copy() => new()
    {
        Dossiers = new(Dossiers, StringComparer.Ordinal),
        Questions = new(Questions, StringComparer.Ordinal),
        Answers = new(Answers, StringComparer.Ordinal),
        Ratings = new(Ratings, StringComparer.Ordinal),
        Answered = new(Answered, StringComparer.Ordinal),
        Feed = [.. Feed],
        Asked = [.. Asked],
        Files = new(Files, StringComparer.Ordinal),
    };
}
