using System.Data;
using Npgsql;
using OneStop.Storage.Audit;

namespace OneStop.Storage.Postgres;

/// <summary>
/// Rows are hashed here, because the key never reaches the database. A node that wrote last writes again in one call, under the condition that its head
/// still stands; else nodes take turns at the head row: locked, hashed, written with its rows, released.
/// </summary>
internal sealed class PostgresAuditStore(NpgsqlDataSource source, AuditChain chain) : IAuditStore
{
    // Whoever finds the head moved so often shares it with a busy node, and waits for its turn.
    private const int Tries = 2;

    private AuditHead? last;
    private Doubt? doubt;

    public long Append(IReadOnlyList<string> entries)
    {
        for (var attempt = 1; attempt <= Tries && last is { } head; attempt++)
        {
            if (TryFollow(head, entries) is { } first)
            {
                return first;
            }
        }

        return AppendLocked(entries);
    }

    public async Task<AuditPage> PageAsync(long after, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand(PostgresAuditHead.Select),
                new NpgsqlBatchCommand("select seq, hash, entry from audit where seq > $1 order by seq limit $2")
                {
                    Parameters = { new() { Value = after }, new() { Value = limit } },
                },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var head = PostgresAuditHead.Read(reader);
        await reader.NextResultAsync(cancellationToken);
        var rows = new List<AuditLink>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new AuditLink(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1), reader.GetString(2)));
        }

        return new AuditPage(rows, head);
    }

    /// <summary>The number of the first row; null when the head has moved, or when the connection's end leaves open what was written.</summary>
    private long? TryFollow(AuditHead head, IReadOnlyList<string> entries)
    {
        // Whatever goes wrong from here on, the next one looks anew.
        last = null;
        var (links, next) = chain.Extend(head, entries);
        try
        {
            using var connection = source.OpenConnection();
            var isWritten = PostgresAuditHead.TryFollow(connection, head, links, next, out var instead);
            last = isWritten ? next : instead;
            return isWritten ? links[0].Seq : null;
        }
        catch (NpgsqlException e) when (PostgresErrors.MayRepeat(e, committing: true))
        {
            throw new StoreConflictException(e);
        }
        catch (NpgsqlException e) when (PostgresErrors.MayRepeat(e, committing: false))
        {
            doubt = new(entries, links[0]);
            return null;
        }
    }

    private long AppendLocked(IReadOnlyList<string> entries)
    {
        var committing = false;
        try
        {
            using var connection = source.OpenConnection();
            using var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
            var head = PostgresAuditHead.Lock(connection);

            // The writer repeats with the same entries. What was doubted and comes only now finds the head moved.
            if (doubt is { } open && ReferenceEquals(open.Entries, entries) && PostgresAuditHead.Stands(connection, open.First))
            {
                doubt = null;
                return open.First.Seq;
            }

            var (links, next) = chain.Extend(head, entries);
            PostgresAuditHead.Write(connection, links, next);
            committing = true;
            transaction.Commit();
            (last, doubt) = (next, null);
            return links[0].Seq;
        }
        catch (NpgsqlException e) when (PostgresErrors.MayRepeat(e, committing))
        {
            throw new StoreConflictException(e);
        }
    }

    /// <summary>Entries that may have been written already, and the first row that they would have become.</summary>
    private sealed record Doubt(IReadOnlyList<string> Entries, AuditLink First);
}
