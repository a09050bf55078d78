using OneStop.Core.Access;
using OneStop.Core.Dossiers;

namespace OneStop.Core.Sync;

/// <summary>What every message carries.</summary>
/// <param name="MessageId">The source's own, unique among its messages.</param>
/// <param name="BodyHash">SHA-256 of what was sent.</param>
/// <param name="At">When it happened, as the source says.</param>
/// <param name="Sequence">The source's number within the stream, where it numbers.</param>
public sealed record Envelope(Caller Caller, string MessageId, byte[] BodyHash, DateTimeOffset At, long? Sequence = null);

/// <summary>A change of a dossier that asks to be accepted.</summary>
/// <param name="ExpectedVersion">The version that the caller has seen, 0 for a dossier that must be new, <see cref="AnyVersion"/> for one that must be there; null where it does not say.</param>
/// <param name="ArrivedAt">When it came, where it had to wait for an earlier step.</param>
public sealed record Submission(Envelope Envelope, DossierCode Code, DossierChange Change, long? ExpectedVersion = null, DateTimeOffset? ArrivedAt = null)
{
    /// <summary>As an expected version: whichever it is, but the dossier must be there.</summary>
    public const long AnyVersion = long.MaxValue;
}
