namespace OneStop.Core.Sync;

/// <summary>
/// Steps that came before the one that they follow. They are kept whole, outside of the journal, until it has come; a step that was refused when
/// its turn came stays until its number is taken or a person closes its task.
/// </summary>
public interface IEarlyBook
{
    /// <summary>Durable when it returns.</summary>
    Task<HoldAnswer> HoldAsync(EarlyDraft draft, EarlyLimits limits, CancellationToken cancellationToken);

    /// <summary>A step that waits; null for one that doesn't, or was refused.</summary>
    Task<EarlyStep?> FindAsync(string source, string messageId, CancellationToken cancellationToken);

    /// <summary>All that is kept of a stream, by number.</summary>
    Task<IReadOnlyList<EarlyStep>> OfAsync(StreamKey stream, CancellationToken cancellationToken);

    /// <summary>What was held; null when it is kept no more.</summary>
    Task<byte[]?> ReadAsync(EarlyStep step, CancellationToken cancellationToken);

    /// <summary>Streams of which something is kept, in their order.</summary>
    Task<IReadOnlyList<StreamKey>> StreamsAsync(StreamKey? after, int count, CancellationToken cancellationToken);
}

/// <summary>A step that asks to be held.</summary>
/// <param name="Payload">The submission (<see cref="SubmissionCodec"/>).</param>
public sealed record EarlyDraft(
    StreamKey Stream, long Sequence, string Source, string MessageId, byte[] BodyHash, DateTimeOffset SourceTime, DateTimeOffset ArrivedAt, byte[] Payload);

/// <param name="Refusal">Stable error code, where it was refused when its turn came; null while it waits.</param>
public sealed record EarlyStep(
    StreamKey Stream, long Sequence, string Source, string MessageId, byte[] BodyHash, DateTimeOffset SourceTime, DateTimeOffset ArrivedAt, string? Refusal)
{
    public bool Waits => Refusal is null;
}

public enum HoldOutcome
{
    Held,

    /// <summary>It has been held before.</summary>
    Repeated,

    /// <summary>The source has used the message id for another body.</summary>
    KeyReused,

    /// <summary>Another message waits under the number.</summary>
    NumberTaken,

    /// <summary>As much waits as may.</summary>
    Full,
}

/// <param name="ArrivedAt">When it came first; of no meaning where nothing is held.</param>
public sealed record HoldAnswer(HoldOutcome Outcome, DateTimeOffset ArrivedAt);

/// <summary>How much may wait. What comes in the same instant on several nodes may exceed a bound by as much.</summary>
/// <param name="Gap">How far ahead of the expected number a step may be.</param>
/// <param name="Patience">How long a gap may last before people are told.</param>
public sealed record EarlyLimits(int Gap, int StreamSteps, long StreamBytes, int SourceSteps, long SourceBytes, TimeSpan Patience)
{
    public static EarlyLimits Usual { get; } = new(
        Gap: 100, StreamSteps: 100, StreamBytes: 8 << 20, SourceSteps: 10_000, SourceBytes: 256 << 20, Patience: TimeSpan.FromMinutes(15));
}
