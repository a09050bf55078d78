using OneStop.Core.Dossiers;

namespace OneStop.Host.Wire;

/// <summary>
/// One event of a dossier: the body of POST /v1/dossiers/{code}/events. The kind says which members it takes: status (status, step, times),
/// supplement-requested (requestedBy, content), supplement-completed (receivedBy, content, status, newDueAt), result (result),
/// payment (payment, fees), due-date (dueAt, step).
/// </summary>
/// <param name="At">When it happened, by the sender's clock.</param>
/// <param name="Fees">The fees as they stand now, all of them.</param>
internal sealed record EventBody(
    string? MessageId,
    DateTimeOffset At,
    long? Sequence,
    string? Dossier,
    string Kind,
    DossierStatus? Status,
    StepTextBody? Step,
    DateTimeOffset? ReceivedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? FinishedAt,
    DateTimeOffset? ReturnedAt,
    DateTimeOffset? RefusedAt,
    string? RequestedBy,
    string? ReceivedBy,
    string? Content,
    DateTimeOffset? NewDueAt,
    ResultBody? Result,
    OnlinePayment? Payment,
    IReadOnlyList<FeeBody>? Fees);

/// <summary>Who did what; the time and the status are the event's.</summary>
internal sealed record StepTextBody(string Officer, string Content, string? Title, string? Department, DateTimeOffset? From, DateTimeOffset? Until);

/// <summary>The body of POST /v1/dossiers:batch.</summary>
/// <param name="Items">1 to 1,000, each with dossier, messageId, at and kind: state with the members of a dossier, or an event's.</param>
internal sealed record BatchBody(IReadOnlyList<BatchItem> Items);

/// <summary>A dossier or an event. Its members are those of the single request.</summary>
internal sealed record BatchItem(string Dossier, string Kind, string MessageId, DateTimeOffset At);

/// <summary>The body of POST /v1/questions/{id}/answers.</summary>
internal sealed record AnswerBody(
    string? MessageId, DateTimeOffset At, long? Sequence, string Unit, string AnsweredBy, string? Title, DateOnly AnsweredOn, string Content);

/// <summary>The body of POST /v1/ratings: what people said of a unit in a month.</summary>
/// <param name="Answers">How many people answered.</param>
internal sealed record RatingBody(
    string? MessageId,
    DateTimeOffset At,
    long? Sequence,
    UnitBody Unit,
    int Year,
    int Month,
    int Answers,
    SharesBody Officers,
    SharesBody Service,
    string? Procedure,
    IReadOnlyList<string>? Remarks);

/// <summary>Whole per cent of the answers.</summary>
internal sealed record SharesBody(int VerySatisfied, int Satisfied, int Dissatisfied);
