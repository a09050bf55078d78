using OneStop.Core.Errors;

namespace OneStop.Adapters.Plumbing.Wire;

/// <summary>
/// Carries a far side's failure out of the HTTP client, whose only other way is to throw something with the whole request inside.
/// Caught in <see cref="Attempt"/>; never leaves this assembly.
/// </summary>
internal sealed class FaultException(Fault fault, bool unauthorised = false) : Exception("A far side failed; see the fault.")
{
    public Fault Fault => fault;

    /// <summary>True after a 401: a newer pass may help.</summary>
    public bool Unauthorised => unauthorised;
}
