using OneStop.Core.Errors;

namespace OneStop.Adapters.Plumbing;

/// <summary>What one wire call came to: content, or a fault.</summary>
internal sealed record Reply<T>(T? Content, Fault? Fault, bool Unauthorised = false) : IReply
{
    /// <summary>Reads the content; a fault passes through.</summary>
    public Answer Read(Func<T, Answer> read) => Fault is null ? read(Content!) : new Answer.Failed(Fault);

    public Reply<TNext> Then<TNext>(Func<T, Reply<TNext>> next) => Fault is null ? next(Content!) : new(default, Fault, Unauthorised);

    public override string ToString() => "[reply]";
}

/// <summary>What the retry and the breaker look at.</summary>
internal interface IReply
{
    Fault? Fault { get; }
}
