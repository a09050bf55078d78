using OneStop.Core.Access;

namespace OneStop.Storage.Audit;

/// <summary>
/// One walk along the chain. Up to the first broken row it proves; after it, it only looks for the row that belongs there, to tell an
/// edited row from a moved or inserted one.
/// </summary>
internal sealed class ChainWalk(AuditChain chain)
{
    private long proven;
    private byte[] hash = AuditChain.Origin;
    private AuditLink? suspect;
    private AuditBreakKind? kind;

    /// <summary>Number of the last row read.</summary>
    public long Position { get; private set; }

    public void Read(AuditPage page)
    {
        foreach (var row in page.Rows)
        {
            Read(row, page.Head);
            Position = row.Seq;
        }
    }

    public AuditVerdict Close(AuditHead? head)
    {
        var broken = suspect is null ? kind ?? EndProblem(head) : kind ?? AuditBreakKind.Edited;
        if (broken == AuditBreakKind.Reordered && Position > head?.Seq)
        {
            // One row more than were written: the rest was pushed back by an intruder rather than shuffled.
            broken = AuditBreakKind.Inserted;
        }

        return new AuditVerdict(proven, broken is { } found ? new AuditBreak(proven + 1, found) : null);
    }

    private void Read(AuditLink row, AuditHead? head)
    {
        if (suspect is not null)
        {
            kind ??= Explain(suspect, row);
        }
        else if (kind is not null)
        {
            return;
        }
        else if (row.Seq > proven + 1)
        {
            kind = AuditBreakKind.Removed;
        }
        else if (chain.Fits(row, proven + 1, hash))
        {
            (proven, hash) = (row.Seq, row.Hash);
        }
        else
        {
            suspect = row;
            kind = row.Seq > head?.Seq ? AuditBreakKind.Inserted : null;
        }
    }

    private AuditBreakKind? Explain(AuditLink broken, AuditLink later)
    {
        if (chain.Fits(later, proven + 1, hash))
        {
            return AuditBreakKind.Reordered;
        }

        // Renumbered after a removal: the next row still follows the suspect, one number further on.
        return later.Seq == broken.Seq + 1 && chain.Fits(later, later.Seq + 1, broken.Hash) ? AuditBreakKind.Removed : null;
    }

    private AuditBreakKind? EndProblem(AuditHead? head)
    {
        if (head is null)
        {
            return proven == 0 ? null : AuditBreakKind.Head;
        }

        if (!chain.IsSealed(head))
        {
            return AuditBreakKind.Head;
        }

        return head.Seq.CompareTo(proven) switch
        {
            > 0 => AuditBreakKind.TailCut,
            0 when head.Hash.AsSpan().SequenceEqual(hash) => null,
            _ => AuditBreakKind.Head,
        };
    }
}
