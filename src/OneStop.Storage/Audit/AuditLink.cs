namespace OneStop.Storage.Audit;

/// <summary>A stored row: <paramref name="Entry"/> is the exact text whose UTF-8 bytes went into <paramref name="Hash"/>.</summary>
internal sealed record AuditLink(long Seq, byte[] Hash, string Entry);

/// <summary>Number and hash of the last row, sealed with the key so that nobody can move the end of the log back.</summary>
internal sealed record AuditHead(long Seq, byte[] Hash, byte[] Seal);

/// <param name="Head">Null when the head row is gone.</param>
internal sealed record AuditPage(IReadOnlyList<AuditLink> Rows, AuditHead? Head);
