using OneStop.Core.Sync;

namespace OneStop.Host.Wire;

internal static class TaskMapping
{
    public static TaskAnswer ToWire(WorkTask task, DateTimeOffset now) => new(
        task.Id,
        task.Kind,
        task.State,
        task.Subject,
        task.Cause,
        ErrorText.Of(task.Cause),
        task.Owner,
        task.Detail,
        task.Since,
        Math.Max(0, (long)((task.ClosedAt ?? now) - task.Since).TotalSeconds),
        task.ClosedBy,
        task.ClosedAt,
        task.Reason);

    public static TaskCountAnswer ToWire(TaskCount count) => new(count.Kind, count.Tasks, count.Oldest);

    // A page that is not full is the last.
    public static TasksAnswer ToWire(IReadOnlyList<TaskCount> open, IReadOnlyList<WorkTask> tasks, int asked, DateTimeOffset now) =>
        new([.. open.Select(ToWire)], [.. tasks.Select(task => ToWire(task, now))], tasks.Count == asked ? tasks[^1].Id : null);
}
