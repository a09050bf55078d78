namespace OneStop.Core.Sync;

/// <summary>
/// Writes what a pump has done. One commit is under way at a time, and sending goes on meanwhile; what is sent until it ends goes into the next.
/// Throws what the store throws.
/// </summary>
internal sealed class PumpKeeper(IDeliveryStore store, long seq)
{
    private Task<bool> commit = Task.FromResult(true);
    private Progress? unsaved;
    private long committing = seq;
    private long saved = seq;

    /// <summary>Another owner has claimed since: nothing may be sent any more.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Whether something waits for the commit that is under way.</summary>
    public bool HasMore => unsaved is not null;

    /// <summary>Ends when the commit that is under way ends.</summary>
    public Task UnderWay => commit;

    public void Lose() => IsLost = true;

    /// <summary>Before each sending: takes note of a commit that has ended, and begins the next. False when the claim is lost.</summary>
    public async Task<bool> GoOnAsync(CancellationToken stop) => !IsLost && (!commit.IsCompleted || await SaveAsync(stop));

    /// <summary>Waits only where a successor would have to doubt too much, or where more than the cursor changes.</summary>
    public async Task KeepAsync(Progress progress, CancellationToken stop)
    {
        unsaved = unsaved is null ? progress : unsaved.Then(progress);
        var isDue = commit.IsCompleted || !progress.IsCursorOnly;
        while ((isDue || progress.Seq - saved >= PumpSettings.PageRows) && await SaveAsync(stop))
        {
            isDue = false;
        }
    }

    /// <summary>Until all is written. False when the claim is lost.</summary>
    public async Task<bool> SettleAsync(CancellationToken stop) => await SaveAsync(stop) && await SaveAsync(stop);

    /// <summary>What was sent already need not be doubted after an orderly end.</summary>
    public Task LeaveAsync() => unsaved is null || IsLost ? Task.CompletedTask : store.CommitAsync(unsaved, CancellationToken.None);

    private async Task<bool> SaveAsync(CancellationToken stop)
    {
        if (!await commit)
        {
            IsLost = true;
            return false;
        }

        saved = committing;
        if (unsaved is { } progress)
        {
            (unsaved, committing) = (null, progress.Seq);
            commit = store.CommitAsync(progress, stop);
        }

        return true;
    }
}
