using OneStop.Core.Sync;

namespace OneStop.Core.Operations;

/// <summary>Replays as they are kept: durable, so that one goes on where a node was lost.</summary>
public interface IReplayBook
{
    /// <summary>
    /// Chooses the streams and writes the task, as a whole. A stream that an unfinished task has chosen already is left to that one.
    /// Returns how many were chosen; with none, no task is written.
    /// </summary>
    Task<int> CreateAsync(ReplayOrder order, CancellationToken cancellationToken);

    Task<ReplayTask?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>The latest first.</summary>
    Task<IReadOnlyList<ReplayTask>> ListAsync(int limit, CancellationToken cancellationToken);

    /// <summary>False when the task has ended, or there is none. Cancelling lets the streams go that have not had their turn.</summary>
    Task<bool> SwitchAsync(string id, ReplayState to, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Takes or keeps the running tasks that nobody else holds; they are held until <paramref name="until"/>.</summary>
    Task<IReadOnlyList<ReplayTask>> ClaimAsync(string owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>
    /// Makes the next streams due and notes it, in one write: none twice, none skipped. Returns how many had their turn; 0 when the task is
    /// finished, which is then noted, or is not this owner's to run.
    /// </summary>
    Task<int> ReleaseAsync(string id, string owner, int streams, DateTimeOffset now, CancellationToken cancellationToken);
}
