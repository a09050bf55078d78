using OneStop.Core.Errors;

namespace OneStop.Adapters.Plumbing.Delivery;

/// <summary>What one request to a destination came to: an answer, or a fault.</summary>
/// <param name="MayHaveArrived">False only when the far side certainly took nothing of it.</param>
internal sealed record Sent<T>(T? Content, Fault? Fault = null, bool MayHaveArrived = false) : ISent
{
    public static Sent<T> Failed(ErrorCode code, bool mayHaveArrived) => new(default, new Fault(code), mayHaveArrived);

    public override string ToString() => "[sent]";
}

/// <summary>What the retry looks at.</summary>
internal interface ISent
{
    Fault? Fault { get; }

    bool MayHaveArrived { get; }
}

/// <summary>Carries a failed answer out of the HTTP client; caught in <see cref="Sending"/>.</summary>
internal sealed class SendingException(Fault fault, bool mayHaveArrived) : Exception("A destination failed; see the fault.")
{
    public Fault Fault => fault;

    public bool MayHaveArrived => mayHaveArrived;
}
