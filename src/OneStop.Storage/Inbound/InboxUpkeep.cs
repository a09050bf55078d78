using Dapper;
using Microsoft.Extensions.Options;
using OneStop.Core.Sync;
using OneStop.Core.Sync.Inbound;
using OneStop.Storage.Journal;

namespace OneStop.Storage.Inbound;

internal sealed class InboxUpkeep(IDatabase database, IOptions<JournalOptions> options, TimeProvider time) : IInboxUpkeep
{
    private const string Oldest = "select received_at from inbox where number >= @from and number <= @to order by number limit 1";

    // What is emptied is known again all the same: by its key and its hashes.
    private const string Empty = """
        update inbox set payload = @nothing, conflict = null
        where number >= @from and number <= @to and received_at < @Payloads and length(payload) > 0
        """;

    private const string Delete = "delete from inbox where number >= @from and number <= @to and received_at < @Rows";

    private const string EmptyTasks = "update task set evidence = null where state = 1 and closed_at < @Payloads and evidence is not null";

    private const string DeleteTasks = "delete from task where state = 1 and closed_at < @Rows";

    public async Task<Retained> RetainAsync(IReadOnlyCollection<string> consumers, CancellationToken cancellationToken)
    {
        var walk = RetentionWalk.At(time.GetUtcNow(), options.Value);
        var tasks = await database.WriteAsync(
            async connection => new Retained(await connection.ExecuteAsync(EmptyTasks, walk), await connection.ExecuteAsync(DeleteTasks, walk)),
            cancellationToken);
        var (first, last) = await RangeAsync(consumers, cancellationToken);
        return tasks + await RetentionWalk.RunAsync(first, last, (from, to) => StepAsync(from, to, walk, cancellationToken));
    }

    /// <summary>Null when the range is too young, and all that follows with it.</summary>
    private Task<Retained?> StepAsync(long from, long to, RetentionWalk walk, CancellationToken cancellationToken) => database.WriteAsync(
        async connection =>
        {
            var range = new { from, to, walk.Payloads, walk.Rows, nothing = Array.Empty<byte>() };
            return await connection.ExecuteScalarAsync<long?>(Oldest, range) >= walk.Payloads
                ? null
                : new Retained(await connection.ExecuteAsync(Empty, range), await connection.ExecuteAsync(Delete, range));
        },
        cancellationToken);

    private Task<(long First, long Last)> RangeAsync(IReadOnlyCollection<string> consumers, CancellationToken cancellationToken) => database.ReadAsync(
        async connection =>
        {
            var acknowledged = (await connection.QueryAsync<(string Consumer, long Number)>(new CommandDefinition(
                "select consumer, number from inbox_ack", cancellationToken: cancellationToken))).ToDictionary(line => line.Consumer, line => line.Number);
            var first = await connection.ExecuteScalarAsync<long?>(new CommandDefinition("select min(number) from inbox", cancellationToken: cancellationToken));
            return (first ?? 1, consumers.Select(consumer => acknowledged.GetValueOrDefault(consumer)).DefaultIfEmpty(0).Min());
        },
        cancellationToken);
}
