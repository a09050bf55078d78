using Dapper;
using OneStop.Core.Sync;

namespace OneStop.Storage.Journal;

internal sealed class Inbox(IDatabase database) : IInbox
{
    private const string Select = """
        select part as Part, seq as Seq, body_hash as BodyHash, received_at as ReceivedAt
        from journal where message_id = @messageId and source = @source
        """;

    public Task<InboxEntry?> FindAsync(string source, string messageId, CancellationToken cancellationToken) => database.ReadAsync(
        async connection =>
            await connection.QuerySingleOrDefaultAsync<Line>(new CommandDefinition(Select, new { messageId, source }, cancellationToken: cancellationToken)) is { } line
                ? new InboxEntry(new(line.Part, line.Seq), line.BodyHash, Instant.At(line.ReceivedAt))
                : null,
        cancellationToken);

    private sealed class Line
    {
        public int Part { get; init; }

        public long Seq { get; init; }

        public required byte[] BodyHash { get; init; }

        public long ReceivedAt { get; init; }
    }
}
