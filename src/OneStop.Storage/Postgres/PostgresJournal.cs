using System.Data;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;
using OneStop.Core.Sync;
using OneStop.Storage.Journal;

namespace OneStop.Storage.Postgres;

/// <summary>
/// Appends a group with one call. Where the server finds a known message or a moved dossier, nothing is written; then this looks which, answers those,
/// and appends the rest.
/// </summary>
internal sealed class PostgresJournal(NpgsqlDataSource source, IOptions<JournalOptions> options) : IJournalStore
{
    private const string Conflict = "OS001";
    private const string OtherLayout = "OS002";

    // A waiting node gives up before its callers do.
    private const string Guard = "select set_config('statement_timeout', '1000', true)";

    private const string Call =
        "select journal_append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27)";

    // Versions first: a dossier that the same message has moved in between is then found by its message.
    private const string SelectVersions = "select code, version from dossier where code = any($1)";

    private const string SelectKnown = """
        select k.nth, j.part, j.seq, j.body_hash, j.received_at
        from unnest($1, $2) with ordinality as k (source, message_id, nth)
        cross join lateral (select * from journal where message_id = k.message_id and source = k.source limit 1) j
        """;

    // With one the server rests while this process answers a group and fills the next; more than two made the groups small for nothing.
    public int Writers => 2;

    public IReadOnlyList<AppendAnswer> Append(IReadOnlyList<JournalDraft> drafts)
    {
        try
        {
            using var connection = source.OpenConnection();
            var answers = new AppendAnswer?[drafts.Count];
            while (PostgresGroup.Of(drafts, answers, options.Value.Partitions) is { Count: > 0 } group)
            {
                if (!TryAppend(connection, group, answers))
                {
                    Sort(connection, group, answers);
                }
            }

            return answers!;
        }
        catch (NpgsqlException e)
        {
            // Whatever the connection's end leaves open, the same again is found by its message id.
            throw e switch
            {
                PostgresException { SqlState: OtherLayout } => new JournalUnavailableException(
                    "The journal has been laid out anew; this node has to be restarted with its number of partitions.", e),
                _ when PostgresErrors.IsFull(e) => new JournalUnavailableException("The store's disk is full.", e, full: true),
                _ when PostgresErrors.MayRepeat(e, committing: false) => new StoreConflictException(e),
                _ => new JournalUnavailableException("The journal cannot be written.", e),
            };
        }
    }

    /// <summary>False when the server found a known message or a moved dossier, and wrote nothing.</summary>
    private static bool TryAppend(NpgsqlConnection connection, PostgresGroup group, AppendAnswer?[] answers)
    {
        try
        {
            using var batch = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand(Guard), new NpgsqlBatchCommand(Call) } };
            group.Bind(batch.BatchCommands[1].Parameters);
            using var reader = batch.ExecuteReader(CommandBehavior.Default);
            reader.NextResult();
            reader.Read();
            var heads = reader.GetFieldValue<long[]>(0);

            // Only the end of the whole message says that the commit has happened.
            while (reader.NextResult())
            {
            }

            group.Accept(heads, answers);
            return true;
        }
        catch (PostgresException e) when (e.SqlState == Conflict)
        {
            return false;
        }
    }

    private static void Sort(NpgsqlConnection connection, PostgresGroup group, AppendAnswer?[] answers)
    {
        using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand(SelectVersions) { Parameters = { new() { Value = group.Codes } } },
                new NpgsqlBatchCommand(SelectKnown)
                {
                    Parameters =
                    {
                        new() { Value = group.Sources },
                        new() { Value = group.MessageIds },
                    },
                },
            },
        };
        using var reader = batch.ExecuteReader();
        var versions = new Dictionary<string, long>(StringComparer.Ordinal);
        while (reader.Read())
        {
            versions.Add(reader.GetString(0), reader.GetInt64(1));
        }

        reader.NextResult();
        while (reader.Read())
        {
            group.Known((int)reader.GetInt64(0) - 1, new(reader.GetInt32(1), reader.GetInt64(2)), reader.GetFieldValue<byte[]>(3), reader.GetInt64(4), answers);
        }

        group.Moved(versions, answers);
    }
}
