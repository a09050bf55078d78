namespace OneStop.Core.Access;

/// <summary>What an audit row records.</summary>
public enum AuditEvent
{
    /// <summary>Bytes are about to leave for a registry; one row per attempt, durable before they do.</summary>
    Attempt,

    /// <summary>How a look-up ended and which fields were handed on.</summary>
    Outcome,

    /// <summary>A look-up that was refused here; nothing left.</summary>
    Refused,
}
