namespace OneStop.Storage.Audit;

/// <summary>The key at hand is not the one that the access log was sealed with, or the end of the log was altered.</summary>
public sealed class AuditKeyException() : Exception(
    "The head of the access log does not verify under the key at hand: keys/audit-seal.key is not the one that it was sealed with, or the head was altered. "
    + "Put back the key from its backup, and run verify-audit");
