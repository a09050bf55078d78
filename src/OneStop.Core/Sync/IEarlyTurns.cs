namespace OneStop.Core.Sync;

/// <summary>What becomes of held steps, and what people are told of it: written together, so that a task never outlives what it is about.</summary>
public interface IEarlyTurns
{
    /// <summary>
    /// The stream has its steps up to <paramref name="reached"/>: forgets <paramref name="taken"/>, and what was refused under a number that has been
    /// filled since; closes the tasks that nothing is left of.
    /// </summary>
    Task SettleAsync(StreamKey stream, long reached, EarlyStep? taken, CancellationToken cancellationToken);

    /// <summary>Keeps the step as refused, and tells people.</summary>
    Task RefuseAsync(EarlyStep step, TaskDraft task, CancellationToken cancellationToken);

    /// <summary>Tells people what is missing, if anything still waits for it.</summary>
    Task RemindAsync(TaskDraft task, CancellationToken cancellationToken);
}
