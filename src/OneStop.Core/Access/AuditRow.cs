namespace OneStop.Core.Access;

/// <summary>An entry with its number in the access log: 1, 2, 3 … without gaps.</summary>
public sealed record AuditRow(long Seq, AuditEntry Entry);
