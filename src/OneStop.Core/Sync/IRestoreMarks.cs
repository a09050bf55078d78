namespace OneStop.Core.Sync;

/// <summary>How far a store is: where its cursors stand. <paramref name="Instance"/> names the store itself; a copy of it has the same.</summary>
public sealed record StorePosition(string Instance, IReadOnlyList<CursorMark> Cursors)
{
    /// <summary>Rows of the access log.</summary>
    public long AuditRows { get; init; }
}

/// <param name="Seq">Everything up to here is done with.</param>
public sealed record CursorMark(string Destination, int Partition, long Epoch, long Seq);

/// <summary>Events up to <paramref name="Seq"/> may have been sent before the store was put back to an earlier state.</summary>
public sealed record RestoreMark(string Destination, int Partition, long Seq, DateTimeOffset NoticedAt);

/// <summary>What must be asked about before it is sent, because the store forgot that it may have been sent.</summary>
public interface IRestoreMarks
{
    Task<StorePosition> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Kept in the store, so that every node obeys them. A mark never moves back.</summary>
    Task NoteAsync(IReadOnlyList<RestoreMark> marks, CancellationToken cancellationToken);

    /// <summary>Marks that the cursors have not passed yet.</summary>
    Task<IReadOnlyList<RestoreMark>> ListAsync(CancellationToken cancellationToken);

    /// <summary>0 where nothing is doubted.</summary>
    Task<long> UpToAsync(string destination, int partition, CancellationToken cancellationToken);

    /// <summary>Drops the marks that the cursors have passed; returns the destinations that are free of them now.</summary>
    Task<IReadOnlyList<string>> ClearPassedAsync(CancellationToken cancellationToken);
}
