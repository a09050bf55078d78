namespace OneStop.Core.Sync.Inbound;

/// <summary>Whether a far side knew of the hub's latest change when it made its own.</summary>
public interface IFarKnowledge
{
    /// <summary>Null for a far side that the hub sends nothing to.</summary>
    Task<bool?> KnowsAsync(string farSide, EventPosition position, CancellationToken cancellationToken);
}

/// <summary>
/// Both sides have moved when the hub's dossier stands elsewhere, and the far side either moved before the hub's last change or was never told of
/// it. A filing is where every dossier begins: that the hub already stands further is no contradiction.
/// </summary>
public sealed class ConflictCheck(IDossierBook dossiers, IFarKnowledge knowledge, ConflictRules rules)
{
    public async Task<InboundConflict?> RunAsync(InboundItem item, CancellationToken cancellationToken)
    {
        if (item.Dossier is null || item.Status is null || await dossiers.FindAsync(item.Dossier, cancellationToken) is not { } entry
            || entry.Head.Status == item.Status)
        {
            return null;
        }

        var wasEarlier = item.Kind != InboundKind.Filed && item.SourceTime <= entry.Head.LastAt;
        if (!wasEarlier && await knowledge.KnowsAsync(item.Source, entry.Latest, cancellationToken) is not false)
        {
            return null;
        }

        var rule = rules.For(item, entry.Head.Status);
        return new(entry.Head.Status, entry.Latest, rule.Winner, rule.Name);
    }
}
