using OneStop.Core.Dossiers;
using OneStop.Core.Errors;

namespace OneStop.Core.Sync;

/// <summary>What became of a message.</summary>
public abstract record DeskAnswer
{
    private DeskAnswer()
    {
    }

    /// <summary>It is in the journal, durably.</summary>
    /// <param name="Version">The dossier's version after it; 0 for a stream that is no dossier.</param>
    /// <param name="Repeated">It was there before: nothing was written now.</param>
    public sealed record Accepted(
        EventPosition Position, StreamKey Stream, long Version, DateTimeOffset ReceivedAt, IReadOnlyList<Finding> Doubts, bool Repeated) : DeskAnswer;

    /// <summary>It came ahead of its turn and is held, durably; nothing of it is in the journal yet.</summary>
    /// <param name="Expected">The number that the dossier's next event must have.</param>
    public sealed record Waiting(StreamKey Stream, long Sequence, long Expected, DateTimeOffset ReceivedAt, bool Repeated) : DeskAnswer;

    /// <summary>Nothing was written, or it cannot be known whether it was: the fault says which.</summary>
    /// <param name="Findings">Everything that was found, where the content is the reason.</param>
    public sealed record Refused(Fault Fault, IReadOnlyList<Finding> Findings) : DeskAnswer
    {
        public Refused(ErrorCode code)
            : this(new Fault(code), [])
        {
        }

        /// <summary>The event that the message id already belongs to.</summary>
        public EventPosition? Existing { get; init; }

        /// <summary>The number that the dossier's next event must have.</summary>
        public long? ExpectedSequence { get; init; }

        /// <summary>Where the dossier stands.</summary>
        public long? Version { get; init; }
    }
}
