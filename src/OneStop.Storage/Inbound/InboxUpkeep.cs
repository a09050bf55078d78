using Dapper;
using Microsoft.Extensions.Options;
using OneStop.Core.Sync;
using OneStop.Core.Sync.Inbound;
using OneStop.Storage.Journal;

namespace OneStop.Storage.Inbound;

internal sealed class InboxUpkeep(IDatabase database, IOptions<JournalOptions> options, TimeProvider time) : IInboxUpkeep
{
    // Numbers per step: short enough for a caller who waits behind it.
    private const int Step = 500;

    private const string Oldest = "select received_at from inbox where number >= @from and number <= @to order by number limit 1";

    // What is emptied is known again all the same: by its key and its hashes.
    private const string Empty = """
        update inbox set payload = @nothing, conflict = null
        where number >= @from and number <= @to and received_at < @payloads and length(payload) > 0
        """;

    private const string Delete = "delete from inbox where number >= @from and number <= @to and received_at < @rows";

    private const string EmptyTasks = "update task set evidence = null where state = 1 and closed_at < @payloads and evidence is not null";

    private const string DeleteTasks = "delete from task where state = 1 and closed_at < @rows";

    public async Task<Retained> RetainAsync(IReadOnlyCollection<string> consumers, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (payloads, rows) = (Instant.Of(now.AddDays(-options.Value.PayloadDays)), Instant.Of(now.AddDays(-options.Value.RowDays)));
        var total = await database.WriteAsync(
            async connection => new Retained(
                await connection.ExecuteAsync(EmptyTasks, new { payloads }), await connection.ExecuteAsync(DeleteTasks, new { rows })),
            cancellationToken);
        var (first, last) = await RangeAsync(consumers, cancellationToken);
        for (var from = first; from <= last; from += Step)
        {
            if (await StepAsync(from, Math.Min(last, from + Step - 1), payloads, rows, cancellationToken) is not { } step)
            {
                break;
            }

            total = new(total.Emptied + step.Emptied, total.Deleted + step.Deleted);
        }

        return total;
    }

    /// <summary>Null when the range is too young, and all that follows with it.</summary>
    private Task<Retained?> StepAsync(long from, long to, long payloads, long rows, CancellationToken cancellationToken) => database.WriteAsync(
        async connection =>
        {
            var range = new { from, to, payloads, rows, nothing = Array.Empty<byte>() };
            return await connection.ExecuteScalarAsync<long?>(Oldest, range) >= payloads
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
