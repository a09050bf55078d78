using OneStop.Core.Sync;

namespace OneStop.Storage.Sqlite;

/// <summary>What one sending changed, inside its transaction; the same steps as PostgreSQL's <c>delivery_commit</c>.</summary>
internal sealed class SqliteCommit(SqliteSession session, Progress progress, long now)
{
    private const string IsWaiting =
        "exists (select 1 from delivery_waiting where destination = ?1 and part = ?2 and stream = ?3)";

    public bool Run()
    {
        if (SqliteProgress.MoveCursor(session, progress) is not { } doubt)
        {
            return false;
        }

        foreach (var waiting in progress.Waiting)
        {
            Execute(
                "insert into delivery_waiting (destination, part, stream, seq, uncertain) values (?1, ?2, ?3, ?4, ?4 <= ?5) on conflict do nothing",
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
            Execute($"delete from delivery_hold where destination = ?1 and part = ?2 and stream = ?3 and not {IsWaiting}", stream.Text);
        }

        // Nothing waits unseen: what is held without a line for its stream is due at once.
        foreach (var stream in progress.Waiting.Select(waiting => waiting.Stream).Distinct())
        {
            Execute(
                """
                insert into delivery_hold (destination, part, stream, state, attempts, since, next_attempt_at, uncertain)
                values (?1, ?2, ?3, 0, 0, ?4, ?4, 0) on conflict do nothing
                """,
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
            update delivery_hold set attempts = 0, uncertain = 0 where destination = ?1 and part = ?2 and stream in (
              select stream from delivery_waiting where part = ?2 and seq = ?3 and destination = ?1)
            """,
            seq);
        Execute("delete from delivery_waiting where part = ?2 and seq = ?3 and destination = ?1", seq);
    }

    private void Hold(StreamHold hold) => Execute(
        $"""
        insert into delivery_hold (destination, part, stream, state, attempts, since, next_attempt_at, uncertain, error, field)
        select ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10 where {IsWaiting}
        on conflict (destination, part, stream) do update
        set state = excluded.state, attempts = excluded.attempts, next_attempt_at = excluded.next_attempt_at, uncertain = excluded.uncertain,
            error = excluded.error, field = excluded.field
        """,
        hold.Stream.Text,
        (int)hold.State,
        hold.Attempts,
        Instant.Of(hold.Since),
        Instant.Of(hold.NextAttemptAt),
        hold.Uncertain ? 1 : 0,
        hold.Fault.Definition.Id,
        hold.Fault.Field);

    /// <summary>The first two values are the destination and the partition.</summary>
    private void Execute(string sql, params ReadOnlySpan<object?> values) => session.Run(sql, [progress.Destination, progress.Partition, .. values]);
}
