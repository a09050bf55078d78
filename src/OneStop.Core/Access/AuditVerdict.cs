namespace OneStop.Core.Access;

/// <summary>What a walk through the access log found.</summary>
/// <param name="Rows">Rows proven genuine, from the first on.</param>
/// <param name="Break">The first broken row; null when the log is whole.</param>
public sealed record AuditVerdict(long Rows, AuditBreak? Break);

/// <param name="Seq">Number of the first row that is not as it was written.</param>
public sealed record AuditBreak(long Seq, AuditBreakKind Kind)
{
    public string Reason => Kind switch
    {
        AuditBreakKind.Edited => "the row was edited, or it was sealed with another key",
        AuditBreakKind.Removed => "the row was removed",
        AuditBreakKind.Inserted => "the row was inserted by somebody without the key",
        AuditBreakKind.Reordered => "the row that belongs here stands elsewhere",
        AuditBreakKind.TailCut => "this row and all after it were cut off",
        _ => "the rows are whole, but the head that closes them was altered or removed",
    };
}

/// <summary>How a row came to differ from what was written.</summary>
public enum AuditBreakKind
{
    Edited,
    Removed,
    Inserted,
    Reordered,
    TailCut,
    Head,
}
