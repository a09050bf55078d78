namespace OneStop.Host.Wire;

/// <summary>The message is kept, durably. The same message again gets the same answer, with the header Idempotency-Replayed.</summary>
/// <param name="State"><c>accepted</c>: it is in the journal. <c>waiting</c>: it came ahead of its turn; it is checked and follows when the steps before it have come.</param>
/// <param name="Event">Its place in the journal, such as 7-1234; none while it waits.</param>
/// <param name="Stream">What it keeps its order with: the dossier's code, a question or a monthly rating.</param>
/// <param name="Version">The dossier's version after it, which is also its ETag.</param>
/// <param name="ReceivedAt">When the hub took it; the sender's own time is kept beside it.</param>
/// <param name="Warnings">What will cost points or should be looked at, by its place in the dossier.</param>
/// <param name="ExpectedSequence">The number that the dossier's next event must have, while this one waits for it.</param>
internal sealed record AcceptedAnswer(
    string State, string? Event, string Stream, long? Version, DateTimeOffset ReceivedAt, IReadOnlyList<FieldError> Warnings, long? ExpectedSequence = null)
{
    public const string Accepted = "accepted";
    public const string Waiting = "waiting";
}

/// <summary>A dossier as the hub holds it.</summary>
/// <param name="At">Source time of its last event.</param>
/// <param name="Masked">True where the caller does not act for the dossier's unit: people, texts and files are withheld.</param>
/// <param name="State">In the form in which it is sent.</param>
/// <param name="Registries">Keys of the national databases that the hub asked for this dossier and that found a record.</param>
/// <param name="Early">What came ahead of its turn and is not in the state yet.</param>
internal sealed record DossierAnswer(
    string Dossier, long Version, DateTimeOffset At, DateTimeOffset ReceivedAt, bool Masked, DossierBody State, IReadOnlyList<string> Registries,
    EarlyAnswer? Early);

/// <summary>Steps of a dossier that came ahead of their turn.</summary>
/// <param name="ExpectedSequence">The number that the dossier's next event must have.</param>
internal sealed record EarlyAnswer(long ExpectedSequence, IReadOnlyList<EarlyStepAnswer> Steps);

/// <summary>One of them.</summary>
/// <param name="State"><c>waiting</c>, or <c>refused</c> when its turn came: then its number is still open.</param>
/// <param name="By">The system that sent it.</param>
internal sealed record EarlyStepAnswer(long Sequence, string State, string By, DateTimeOffset ReceivedAt, ErrorText? Error);

/// <summary>What became of each item, in their order.</summary>
/// <param name="Waiting">Items that came ahead of their turn and are held.</param>
internal sealed record BatchAnswer(int Accepted, int Waiting, int Refused, IReadOnlyList<BatchItemAnswer> Items);

/// <summary>What became of one item: what the single request would have been answered.</summary>
/// <param name="Index">0 for the first.</param>
/// <param name="Repeated">True when it had been accepted before.</param>
internal sealed record BatchItemAnswer(int Index, int Status, AcceptedAnswer? Accepted, bool? Repeated, Problem? Problem);

/// <summary>A file as the hub keeps it.</summary>
/// <param name="Type">What its content is, whatever was declared.</param>
internal sealed record AttachmentAnswer(string Sha256, long Size, string Type);
