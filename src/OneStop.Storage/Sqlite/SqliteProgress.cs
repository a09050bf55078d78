using OneStop.Core.Sync;
using OneStop.Storage.Delivery;

namespace OneStop.Storage.Sqlite;

internal sealed class SqliteProgress(SqliteFile file, TimeProvider time) : IProgressStore
{
    public IReadOnlyList<bool> WriteCursors(IReadOnlyList<Progress> group) => file.Write(session => Write(session, group));

    public Task<bool> WriteAsync(Progress progress, CancellationToken cancellationToken) => Task.Run(
        () => file.Write(session => new SqliteCommit(session, progress, Instant.Of(time.GetUtcNow())).Run()), cancellationToken);

    /// <summary>Cursors and lines of attempts; false where another owner has claimed since.</summary>
    public static bool[] Write(SqliteSession session, IReadOnlyList<Progress> group)
    {
        var stands = new bool[group.Count];
        for (var i = 0; i < stands.Length; i++)
        {
            stands[i] = MoveCursor(session, group[i]) is not null;
            if (stands[i])
            {
                AddLines(session, group[i]);
            }
        }

        return stands;
    }

    /// <summary>Up to where an earlier owner may have sent; null when the claim is lost.</summary>
    public static long? MoveCursor(SqliteSession session, Progress progress) => session.Number(
        "update delivery_cursor set seq = max(seq, ?1) where destination = ?2 and part = ?3 and epoch = ?4 returning doubt",
        progress.Seq,
        progress.Destination,
        progress.Partition,
        progress.Epoch);

    public static void AddLines(SqliteSession session, Progress progress)
    {
        foreach (var line in AttemptColumns.Cut(progress.Attempts))
        {
            session.Run(
                """
                insert into delivery_attempt (destination, part, from_seq, to_seq, stream, attempt, at, took, outcome, error, proof)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
                """,
                progress.Destination,
                progress.Partition,
                line.FromSeq,
                line.ToSeq,
                line.Stream?.Text,
                line.Attempt,
                Instant.Of(line.At),
                AttemptColumns.Took(line),
                line.Outcome,
                line.Error,
                line.Proof);
        }
    }
}
