using System.Data.Common;
using Dapper;
using OneStop.Core.Operations;
using OneStop.Core.Sync;

namespace OneStop.Storage.Operations;

/// <summary>Reads replays on either store.</summary>
internal static class ReplayLines
{
    private const string Select = """
        select t.id as Id, t.destination as Destination, t.hold_state as HoldState, t.cause as Cause, t.stream as Stream, t.by_whom as ByWhom, t.reason as Reason,
          t.per_second as PerSecond, t.most_per_second as MostPerSecond, t.state as State, t.created_at as CreatedAt, t.ended_at as EndedAt,
          (select count(*) from replay_item i where i.task = t.id) as Total,
          (select count(*) from replay_item i where i.task = t.id and i.state = 1) as Released,
          (select count(*) from replay_item i where i.task = t.id and i.state = 2) as Gone,
          (select count(*) from replay_item i where i.task = t.id and i.state = 1
             and not exists (select 1 from delivery_hold h where h.destination = i.destination and h.stream = i.stream)) as Delivered
        from replay_task t
        """;

    public static async Task<IReadOnlyList<ReplayTask>> ReadAsync(DbConnection connection, string rest, object parameters, CancellationToken cancellationToken) =>
        [.. (await connection.QueryAsync<Line>(new CommandDefinition($"{Select} {rest}", parameters, cancellationToken: cancellationToken))).Select(line => line.Read())];

    private sealed class Line
    {
        public required string Id { get; init; }

        public required string Destination { get; init; }

        public long? HoldState { get; init; }

        public string? Cause { get; init; }

        public string? Stream { get; init; }

        public required string ByWhom { get; init; }

        public required string Reason { get; init; }

        public int PerSecond { get; init; }

        public int MostPerSecond { get; init; }

        public int State { get; init; }

        public long CreatedAt { get; init; }

        public long? EndedAt { get; init; }

        public long Total { get; init; }

        public long Released { get; init; }

        public long Gone { get; init; }

        public long Delivered { get; init; }

        public ReplayTask Read()
        {
            var selection = new ReplaySelection(
                Destination, HoldState is null or < 0 ? null : (HoldState)HoldState, Cause, Stream is null ? null : new StreamKey(Stream));
            return new(
                new(Id, selection, ByWhom, Reason, PerSecond, MostPerSecond, Instant.At(CreatedAt)),
                (ReplayState)State,
                Total,
                Released,
                Gone,
                Delivered,
                EndedAt is { } at ? Instant.At(at) : null);
        }
    }
}
