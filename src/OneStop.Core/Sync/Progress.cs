using System.Runtime.InteropServices;
using OneStop.Core.Errors;

namespace OneStop.Core.Sync;

/// <summary>What one sending changed, written as a whole.</summary>
/// <param name="Seq">Everything up to here is delivered, superseded or held.</param>
public sealed record Progress(string Destination, int Partition, long Epoch, long Seq)
{
    /// <summary>Streams to hold from now on, or whose holding changes.</summary>
    public IReadOnlyList<StreamHold> Holds { get; init; } = [];

    /// <summary>Events that wait from now on. Writing one twice is no error.</summary>
    public IReadOnlyList<StreamEvent> Waiting { get; init; } = [];

    /// <summary>Held events that are done with.</summary>
    public IReadOnlyList<long> Done { get; init; } = [];

    /// <summary>Streams of which nothing is held any more.</summary>
    public IReadOnlyList<StreamKey> Released { get; init; } = [];

    public IReadOnlyList<DeliveryAttempt> Attempts { get; init; } = [];

    /// <summary>True when only the cursor moves: losing that with the power means repeats, not loss.</summary>
    public bool IsCursorOnly => Holds.Count + Waiting.Count + Done.Count + Released.Count == 0;

    /// <summary>Both as one, this first; only while this one moves nothing but the cursor.</summary>
    public Progress Then(Progress next) =>
        IsCursorOnly ? next with { Attempts = [.. Attempts, .. next.Attempts] } : throw new InvalidOperationException("What is held may not be written later.");
}

[StructLayout(LayoutKind.Auto)]
public readonly record struct StreamEvent(StreamKey Stream, long Seq);

/// <summary>Kept as a number: new ones are added at the end.</summary>
public enum HoldState
{
    /// <summary>Tried again at <see cref="StreamHold.NextAttemptAt"/>.</summary>
    Waiting,

    /// <summary>Waits for a person.</summary>
    Dead,
}

/// <param name="Attempts">Of the first held event.</param>
/// <param name="Fault">Why; its <see cref="ErrorDefinition.Blame"/> says whose it is.</param>
public sealed record StreamHold(
    StreamKey Stream, HoldState State, int Attempts, DateTimeOffset Since, DateTimeOffset NextAttemptAt, bool Uncertain, Fault Fault);

/// <summary>A line of the proof: which events were sent, when, and what came of it. Consecutive events with one outcome share a line.</summary>
/// <param name="Stream">Null where the line covers several streams.</param>
/// <param name="Outcome">delivered, superseded, postponed, unknown, refused; cancelled by an operator.</param>
/// <param name="Error">Stable error code, where there is one.</param>
public sealed record DeliveryAttempt(
    long FromSeq, long ToSeq, StreamKey? Stream, int Attempt, DateTimeOffset At, TimeSpan Took, string Outcome, string? Error = null, string? Proof = null);
