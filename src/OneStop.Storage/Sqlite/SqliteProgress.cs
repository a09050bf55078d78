using System.Globalization;
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
    public static long? MoveCursor(SqliteSession session, Progress progress) => session.Statement(
        "update delivery_cursor set seq = max(seq, $seq) where destination = $destination and part = $part and epoch = $epoch returning doubt",
        ["$seq", "$destination", "$part", "$epoch"],
        progress.Seq,
        progress.Destination,
        progress.Partition,
        progress.Epoch).ExecuteScalar() is { } doubt
            ? Convert.ToInt64(doubt, CultureInfo.InvariantCulture)
            : null;

    public static void AddLines(SqliteSession session, Progress progress)
    {
        foreach (var line in AttemptColumns.Cut(progress.Attempts))
        {
            session.Statement(
                """
                insert into delivery_attempt (destination, part, from_seq, to_seq, stream, attempt, at, took, outcome, error, proof)
                values ($destination, $part, $from, $to, $stream, $attempt, $at, $took, $outcome, $error, $proof)
                """,
                ["$destination", "$part", "$from", "$to", "$stream", "$attempt", "$at", "$took", "$outcome", "$error", "$proof"],
                progress.Destination,
                progress.Partition,
                line.FromSeq,
                line.ToSeq,
                line.Stream?.Text ?? (object)DBNull.Value,
                line.Attempt,
                Instant.Of(line.At),
                AttemptColumns.Took(line),
                line.Outcome,
                line.Error ?? (object)DBNull.Value,
                line.Proof ?? (object)DBNull.Value).ExecuteNonQuery();
        }
    }
}
