using Npgsql;
using OneStop.Core.Sync;
using OneStop.Storage.Delivery;

namespace OneStop.Storage.Postgres;

internal sealed class PostgresProgress(NpgsqlDataSource source, TimeProvider time) : IProgressStore
{
    private const int Tries = 3;

    private const string WriteTogether = """
        with moved as (
          update delivery_cursor c set seq = greatest(c.seq, n.seq)
          from unnest($1, $2, $3, $4) as n (destination, part, epoch, seq)
          where c.destination = n.destination and c.part = n.part and c.epoch = n.epoch
          returning c.destination, c.part, c.epoch),
        lines as (
          insert into delivery_attempt (destination, part, from_seq, to_seq, stream, attempt, at, took, outcome, error, proof)
          select a.destination, a.part, a.from_seq, a.to_seq, a.stream, a.attempt, a.at, a.took, a.outcome, a.error, a.proof
          from unnest($5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            as a (destination, part, epoch, from_seq, to_seq, stream, attempt, at, took, outcome, error, proof)
          join moved m on m.destination = a.destination and m.part = a.part and m.epoch = a.epoch)
        select destination, part, epoch from moved
        """;

    private const string WriteOne =
        "select delivery_commit($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26)";

    public IReadOnlyList<bool> WriteCursors(IReadOnlyList<Progress> group)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return TryWriteCursors(group);
            }
            catch (PostgresException e) when (attempt < Tries && PostgresErrors.IsRolledBack(e))
            {
                // Another node's cursors were in the way; nothing was written.
            }
        }
    }

    public async Task<bool> WriteAsync(Progress progress, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var command = source.CreateCommand(WriteOne);
                Bind(command.Parameters, progress, Instant.Of(time.GetUtcNow()));
                return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
            }
            catch (PostgresException e) when (attempt < Tries && PostgresErrors.IsRolledBack(e))
            {
                // An operator's change was in the way; nothing was written.
            }
        }
    }

    private bool[] TryWriteCursors(IReadOnlyList<Progress> group)
    {
        using var connection = source.OpenConnection();
        using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand("select set_config('synchronous_commit', 'off', true)"),
                new NpgsqlBatchCommand(WriteTogether),
            },
        };
        Bind(batch.BatchCommands[1].Parameters, group);
        using var reader = batch.ExecuteReader();
        reader.NextResult();
        var stands = new HashSet<(string, int, long)>();
        while (reader.Read())
        {
            stands.Add((reader.GetString(0), reader.GetInt32(1), reader.GetInt64(2)));
        }

        while (reader.NextResult())
        {
        }

        return [.. group.Select(progress => stands.Contains((progress.Destination, progress.Partition, progress.Epoch)))];
    }

    private static void Bind(NpgsqlParameterCollection parameters, IReadOnlyList<Progress> group)
    {
        // A pump that was replaced on this node may still have one under way: the furthest counts.
        Progress[] cursors = [.. group.GroupBy(p => (p.Destination, p.Partition, p.Epoch)).Select(same => same.MaxBy(p => p.Seq)!)];
        (Progress Of, DeliveryAttempt Line)[] lines = [.. group.SelectMany(p => AttemptColumns.Cut(p.Attempts).Select(line => (p, line)))];
        parameters.AddTyped(cursors.Select(p => p.Destination).ToArray());
        parameters.AddTyped(cursors.Select(p => (long)p.Partition).ToArray());
        parameters.AddTyped(cursors.Select(p => p.Epoch).ToArray());
        parameters.AddTyped(cursors.Select(p => p.Seq).ToArray());
        parameters.AddTyped(lines.Select(line => line.Of.Destination).ToArray());
        parameters.AddTyped(lines.Select(line => (long)line.Of.Partition).ToArray());
        parameters.AddTyped(lines.Select(line => line.Of.Epoch).ToArray());
        BindLines(parameters, [.. lines.Select(line => line.Line)]);
    }

    private static void Bind(NpgsqlParameterCollection parameters, Progress progress, long now)
    {
        var (holds, waiting) = (progress.Holds, progress.Waiting);
        parameters.AddTyped(progress.Destination);
        parameters.AddTyped((long)progress.Partition);
        parameters.AddTyped(progress.Epoch);
        parameters.AddTyped(progress.Seq);
        parameters.AddTyped(now);
        parameters.AddTyped(holds.Select(hold => hold.Stream.Text).ToArray());
        parameters.AddTyped(holds.Select(hold => (long)hold.State).ToArray());
        parameters.AddTyped(holds.Select(hold => (long)hold.Attempts).ToArray());
        parameters.AddTyped(holds.Select(hold => Instant.Of(hold.Since)).ToArray());
        parameters.AddTyped(holds.Select(hold => Instant.Of(hold.NextAttemptAt)).ToArray());
        parameters.AddTyped(holds.Select(hold => hold.Uncertain ? 1L : 0L).ToArray());
        parameters.AddTyped(holds.Select(hold => hold.Fault.Definition.Id).ToArray());
        parameters.AddTyped(holds.Select(hold => hold.Fault.Field).ToArray());
        parameters.AddTyped(waiting.Select(item => item.Stream.Text).ToArray());
        parameters.AddTyped(waiting.Select(item => item.Seq).ToArray());
        parameters.AddTyped(progress.Done.ToArray());
        parameters.AddTyped(progress.Released.Select(stream => stream.Text).ToArray());
        BindLines(parameters, [.. AttemptColumns.Cut(progress.Attempts)]);
    }

    private static void BindLines(NpgsqlParameterCollection parameters, DeliveryAttempt[] lines)
    {
        parameters.AddTyped(lines.Select(line => line.FromSeq).ToArray());
        parameters.AddTyped(lines.Select(line => line.ToSeq).ToArray());
        parameters.AddTyped(lines.Select(line => line.Stream?.Text).ToArray());
        parameters.AddTyped(lines.Select(line => (long)line.Attempt).ToArray());
        parameters.AddTyped(lines.Select(line => Instant.Of(line.At)).ToArray());
        parameters.AddTyped(lines.Select(AttemptColumns.Took).ToArray());
        parameters.AddTyped(lines.Select(line => line.Outcome).ToArray());
        parameters.AddTyped(lines.Select(line => line.Error).ToArray());
        parameters.AddTyped(lines.Select(line => line.Proof).ToArray());
    }
}
