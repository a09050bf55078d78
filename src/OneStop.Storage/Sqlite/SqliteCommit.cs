using OneStop.Core.Sync;

namespace OneStop.Storage.Sqlite;

/// <summary>What one sending changed, inside its transaction; the same steps as PostgreSQL's <c>delivery_commit</c>.</summary>
internal sealed class SqliteCommit(SqliteSession session, Progress progress, long now)
{
    private const string IsWaiting =
        "exists (select 1 from delivery_waiting where destination = $destination and part = $part and stream = $stream)";

    public bool Run()
    {
        if (SqliteProgress.MoveCursor(session, progress) is not { } doubt)
        {
            return false;
        }

        foreach (var waiting in progress.Waiting)
        {
            Execute(
                "insert into delivery_waiting (destination, part, stream, seq, uncertain) values ($destination, $part, $stream, $seq, $seq <= $doubt) on conflict do nothing",
                ["$stream", "$seq", "$doubt"],
                waiting.Stream.Text,
                waiting.Seq,
                doubt);
        }

        foreach (var seq in progress.Done)
        {
            Finish(seq);
        }

        foreach (var hold in progress.Holds)
        {
            Hold(hold);
        }

        foreach (var stream in progress.Released)
        {
            Execute($"delete from delivery_hold where destination = $destination and part = $part and stream = $stream and not {IsWaiting}", ["$stream"], stream.Text);
        }

        // Nothing waits unseen: what is held without a line for its stream is due at once.
        foreach (var stream in progress.Waiting.Select(waiting => waiting.Stream).Distinct())
        {
            Execute(
                """
                insert into delivery_hold (destination, part, stream, state, attempts, since, next_attempt_at, uncertain)
                values ($destination, $part, $stream, 0, 0, $now, $now, 0) on conflict do nothing
                """,
                ["$stream", "$now"],
                stream.Text,
                now);
        }

        SqliteProgress.AddLines(session, progress);
        return true;
    }

    /// <summary>The next event of the stream starts with attempts of its own.</summary>
    private void Finish(long seq)
    {
        Execute(
            """
            update delivery_hold set attempts = 0, uncertain = 0 where destination = $destination and part = $part and stream in (
              select stream from delivery_waiting where part = $part and seq = $seq and destination = $destination)
            """,
            ["$seq"],
            seq);
        Execute("delete from delivery_waiting where part = $part and seq = $seq and destination = $destination", ["$seq"], seq);
    }

    private void Hold(StreamHold hold) => Execute(
        $"""
        insert into delivery_hold (destination, part, stream, state, attempts, since, next_attempt_at, uncertain, error, field)
        select $destination, $part, $stream, $state, $attempts, $since, $next, $uncertain, $error, $field where {IsWaiting}
        on conflict (destination, part, stream) do update
        set state = excluded.state, attempts = excluded.attempts, next_attempt_at = excluded.next_attempt_at, uncertain = excluded.uncertain,
            error = excluded.error, field = excluded.field
        """,
        ["$stream", "$state", "$attempts", "$since", "$next", "$uncertain", "$error", "$field"],
        hold.Stream.Text,
        (int)hold.State,
        hold.Attempts,
        Instant.Of(hold.Since),
        Instant.Of(hold.NextAttemptAt),
        hold.Uncertain ? 1 : 0,
        hold.Fault.Definition.Id,
        hold.Fault.Field ?? (object)DBNull.Value);

    private void Execute(string sql, ReadOnlySpan<string> names, params ReadOnlySpan<object> values) =>
        session.Statement(sql, ["$destination", "$part", .. names], [progress.Destination, progress.Partition, .. values]).ExecuteNonQuery();
}
