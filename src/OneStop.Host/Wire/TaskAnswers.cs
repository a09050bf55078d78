using OneStop.Core.Sync;

namespace OneStop.Host.Wire;

/// <summary>What waits for a person's decision, the oldest first.</summary>
/// <param name="Open">How many are open, whatever was asked for.</param>
/// <param name="Next">The value of after for the next page.</param>
internal sealed record TasksAnswer(IReadOnlyList<TaskCountAnswer> Open, IReadOnlyList<TaskAnswer> Tasks, long? Next);

/// <summary>Open tasks of one kind.</summary>
internal sealed record TaskCountAnswer(TaskKind Kind, long Tasks, DateTimeOffset Oldest);

/// <summary>Something that a person has to decide.</summary>
/// <param name="Dossier">The dossier's code, or what it is about instead.</param>
/// <param name="Cause">Stable code of an error or of a rule.</param>
/// <param name="Error">The cause's texts, where it is an error.</param>
/// <param name="Owner">The system, unit or party that has to act.</param>
/// <param name="Detail">What is missing or differs, such as a sequence number; nothing about people.</param>
/// <param name="ClosedBy">A client, or the hub itself where nothing was left to decide.</param>
internal sealed record TaskAnswer(
    long Id,
    TaskKind Kind,
    TaskState State,
    string Dossier,
    string Cause,
    ErrorText? Error,
    string Owner,
    string? Detail,
    DateTimeOffset Since,
    long AgeSeconds,
    string? ClosedBy,
    DateTimeOffset? ClosedAt,
    string? Note);

/// <summary>The body of POST /v1/tasks/{id}:done.</summary>
/// <param name="Note">What was decided; at most 500 characters, no personal data.</param>
internal sealed record TaskDoneBody(string Note);
