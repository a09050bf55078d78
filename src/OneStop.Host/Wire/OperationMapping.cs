using OneStop.Core.Operations;
using OneStop.Core.Sync;

namespace OneStop.Host.Wire;

internal static class OperationMapping
{
    public static TimelineItem ToWire(TimelineEntry entry) => new(
        entry.At,
        entry.Kind,
        entry.What,
        entry.Event?.ToString(),
        entry.By,
        entry.SourceTime,
        entry.Status,
        entry.Version,
        entry.Destination,
        entry.Attempt,
        entry.Took?.TotalMilliseconds,
        entry.Outcome,
        ErrorText.Of(entry.Error),
        entry.Proof,
        entry.NextAttemptAt,
        entry.Sequence,
        entry.ExpectedSequence,
        entry.Field);

    public static HeldStream ToWire(ParkedEntry entry, DateTimeOffset now) => new(
        entry.Destination,
        entry.Stream.Text,
        entry.State,
        ErrorText.Of(entry.Cause),
        entry.Field,
        entry.Attempts,
        entry.Since,
        Math.Max(0, (long)(now - entry.Since).TotalSeconds),
        entry.State == HoldState.Waiting ? entry.NextAttemptAt : null,
        entry.Uncertain,
        entry.First.ToString(),
        entry.Events);

    public static HeldCount ToWire(ParkedCount count) =>
        new(count.Destination, count.State, ErrorText.Of(count.Cause), count.Streams, count.Events, count.Oldest);

    public static ReplayAnswer ToWire(ReplayTask task) => new(
        task.Order.Id,
        task.State,
        task.Order.Selection.Destination,
        task.Order.By,
        task.Order.Reason,
        task.Order.At,
        task.EndedAt,
        task.Total,
        task.Released,
        task.Gone,
        task.Delivered);

    public static ReplayPreviewAnswer ToWire(ReplayPreview preview, DateTimeOffset now) => new(
        [.. preview.Candidates.Select(candidate => new ReplayCandidateAnswer(
            ToWire(candidate.Held, now),
            candidate.Asked,
            candidate.Far is { } far ? new(far.Status, far.ReceivedAt, far.FinishedAt) : null,
            ErrorText.Of(candidate.NoAnswer?.Definition)))],
        preview.More);
}
