using OneStop.Core.Sync;

namespace OneStop.Core.Operations;

/// <summary>Decisions of people, and of the hub in their stead, about the delivery.</summary>
public interface IOperatorBook
{
    Task AddAsync(OperatorAction action, CancellationToken cancellationToken);

    /// <summary>What concerned the stream, and since then a whole destination; in order.</summary>
    Task<IReadOnlyList<OperatorAction>> OfStreamAsync(StreamKey stream, DateTimeOffset since, CancellationToken cancellationToken);
}

/// <param name="By">A client, an account of the machine, or the hub.</param>
/// <param name="Action">From a closed set: pause, resume, start-from-now, forget, replay, heal.</param>
/// <param name="Stream">Null where it concerned the whole destination.</param>
public sealed record OperatorAction(DateTimeOffset At, string By, string Action, string? Destination, StreamKey? Stream, string? Reason);
