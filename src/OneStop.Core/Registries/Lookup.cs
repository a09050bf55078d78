using OneStop.Core.Errors;
using OneStop.Core.Facts;

namespace OneStop.Core.Registries;

/// <summary>How a look-up ended. Closed family: callers switch on it, and a source that is down is never a person not found.</summary>
public abstract record Lookup
{
    private Lookup()
    {
    }

    /// <summary>Where and when the answer, or the failure, came from.</summary>
    public required Provenance Source { get; init; }

    /// <summary>A valid answer, with the asked-for fields that it did not hold.</summary>
    public sealed record Found(FactSet Facts, IReadOnlyList<FactKey> NotHeld) : Lookup;

    /// <summary>
    /// No record. <paramref name="Certain"/> is false when the registry gives the same empty answer for an absent person and for
    /// keys that differ, and could not be asked a second way that settles it, or does not clearly say what its empty answer means.
    /// </summary>
    public sealed record NotFound(IReadOnlyList<FactKey> Recheck, bool Certain = true) : Lookup;

    /// <summary>A record with that number exists, but another key differs.</summary>
    public sealed record Mismatch(IReadOnlyList<FactKey> Recheck) : Lookup;

    /// <summary>The far side, or this hub for it, says no: a right, a credential, a request.</summary>
    public sealed record Refused(Fault Fault) : Lookup;

    /// <summary>No answer to be had now. The fault says since when and when to retry, where known.</summary>
    public sealed record Unavailable(Fault Fault) : Lookup;

    /// <summary>An answer that breaks the contract, and is not used.</summary>
    public sealed record Broken(Fault Fault) : Lookup;
}
