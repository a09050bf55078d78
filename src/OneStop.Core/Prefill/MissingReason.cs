namespace OneStop.Core.Prefill;

/// <summary>Why a field has no value.</summary>
public enum MissingReason
{
    /// <summary>The registry has no record.</summary>
    NotFound,

    /// <summary>A record exists, but a key differs.</summary>
    Mismatch,

    /// <summary>A right, a credential or a request was refused.</summary>
    Refused,

    /// <summary>The source is down, slow, throttled, or its answer could not be used.</summary>
    Unavailable,

    /// <summary>The record does not hold this field.</summary>
    NotHeld,

    /// <summary>The role the field is about was not given.</summary>
    NotAsked,

    /// <summary>Sources disagree and the plan lets nobody win.</summary>
    Disputed,
}
