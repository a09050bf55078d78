namespace OneStop.Core.Sync;

/// <summary>Tells a store that was put back to an earlier state from one that was not, by what was noted outside of it.</summary>
public static class HighWater
{
    /// <summary>
    /// What has to be doubted: up to where a cursor is known to have been, and as far beyond as its pump may have sent. Empty where the store
    /// is not behind, or is another store altogether.
    /// </summary>
    public static IReadOnlyList<RestoreMark> Compare(StorePosition noted, StorePosition found, DateTimeOffset now)
    {
        if (noted.Instance != found.Instance)
        {
            return [];
        }

        var cursors = found.Cursors.ToDictionary(cursor => (cursor.Destination, cursor.Partition));
        return
        [
            .. noted.Cursors
                .Where(cursor => !cursors.TryGetValue((cursor.Destination, cursor.Partition), out var here) || here.Epoch < cursor.Epoch || here.Seq < cursor.Seq)
                .Where(cursor => cursor.Seq > 0)
                .Select(cursor => new RestoreMark(cursor.Destination, cursor.Partition, cursor.Seq + PumpSettings.UncertainRows, now)),
        ];
    }
}
