using System.Globalization;
using Dapper;
using OneStop.Core.Dossiers;
using OneStop.Core.Sync;
using OneStop.Core.Sync.Inbound;

namespace OneStop.Storage.Inbound;

internal sealed class InboxReader(IDatabase database, TimeProvider time) : IInboxReader, IQuestionBook
{
    private const string Acknowledge = """
        insert into inbox_ack (consumer, number, at) values (@consumer, @upTo, @at)
        on conflict (consumer) do update set number = excluded.number, at = excluded.at where inbox_ack.number < excluded.number
        """;

    private const string Acknowledged = "select coalesce((select number from inbox_ack where consumer = @consumer), 0)";

    public Task<IReadOnlyList<InboxRow>> PageAsync(long after, int rows, IReadOnlyList<AgencyCode>? units, CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters(new { after, rows });
        var sql = $"select number as Number, payload as Payload, conflict as Conflict from inbox where number > @after and length(payload) > 0{Of(units, parameters)} order by number limit @rows";
        return database.ReadAsync<IReadOnlyList<InboxRow>>(
            async connection => [.. (await connection.QueryAsync<Line>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken)))
                .Select(line => line.Read())],
            cancellationToken);
    }

    public Task<long> HeadAsync(CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.ExecuteScalarAsync<long>(new CommandDefinition("select numbers from inbox_counter where id = 1", cancellationToken: cancellationToken)),
        cancellationToken);

    public Task<long> AcknowledgedAsync(string consumer, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.ExecuteScalarAsync<long>(new CommandDefinition(Acknowledged, new { consumer }, cancellationToken: cancellationToken)),
        cancellationToken);

    public Task<long> AcknowledgeAsync(string consumer, long upTo, CancellationToken cancellationToken) => database.WriteAsync(
        async connection =>
        {
            await connection.ExecuteAsync(new CommandDefinition(
                Acknowledge, new { consumer, upTo, at = Instant.Of(time.GetUtcNow()) }, cancellationToken: cancellationToken));
            return await connection.ExecuteScalarAsync<long>(Acknowledged, new { consumer });
        },
        cancellationToken);

    // What has no number yet was shown to nobody.
    public Task<QuestionText?> FindAsync(string id, CancellationToken cancellationToken) => database.ReadAsync(
        async connection => await connection.ExecuteScalarAsync<byte[]?>(new CommandDefinition(
            "select payload from inbox where business_key = @key and number is not null and length(payload) > 0 order by number desc limit 1",
            new { key = InboundKey.Of(InboundKind.Question, QuestionText.SubjectOf(id)) },
            cancellationToken: cancellationToken)) is { } payload ? InboundCodec.Read(payload).Content.Question : null,
        cancellationToken);

    /// <summary>A unit and everything below it; agency codes have neither of LIKE's wildcards.</summary>
    private static string Of(IReadOnlyList<AgencyCode>? units, DynamicParameters parameters)
    {
        if (units is null)
        {
            return "";
        }

        var tests = new List<string>();
        foreach (var unit in units)
        {
            var name = tests.Count.ToString(CultureInfo.InvariantCulture);
            parameters.Add($"unit{name}", unit.Text);
            parameters.Add($"below{name}", $"{unit.Text}.%");
            tests.Add($"unit = @unit{name} or unit like @below{name}");
        }

        return tests.Count == 0 ? " and 1 = 0" : $" and ({string.Join(" or ", tests)})";
    }

    private sealed class Line
    {
        public long Number { get; init; }

        public required byte[] Payload { get; init; }

        public byte[]? Conflict { get; init; }

        public InboxRow Read() => new(Number, InboundCodec.Read(Payload), Conflict is null ? null : InboundCodec.ReadConflict(Conflict));
    }
}
