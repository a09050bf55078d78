using Dapper;
using OneStop.Core.Sync.Inbound;

namespace OneStop.Storage.Inbound;

internal sealed class NoticeBook(IDatabase database) : INoticeBook
{
    // Far longer than any window in which a repeated one would be taken.
    private static readonly TimeSpan Memory = TimeSpan.FromDays(7);

    private const string Keep =
        "insert into inbox_notice (source, signature, received_at, body) values (@Source, @Signature, @at, @Body) on conflict do nothing";

    private const string Settle = """
        update inbox_notice set pulled_at = @until where source = @source and pulled_at is null and received_at <= @until;
        delete from inbox_notice where source = @source and pulled_at is not null and received_at < @forgotten
        """;

    public async Task<bool> KeepAsync(Notice notice, CancellationToken cancellationToken) => await database.WriteAsync(
        connection => connection.ExecuteAsync(new CommandDefinition(
            Keep, new { notice.Source, notice.Signature, at = Instant.Of(notice.ReceivedAt), notice.Body }, cancellationToken: cancellationToken)),
        cancellationToken) == 1;

    public Task SettleAsync(string source, DateTimeOffset until, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.ExecuteAsync(new CommandDefinition(
            Settle, new { source, until = Instant.Of(until), forgotten = Instant.Of(until - Memory) }, cancellationToken: cancellationToken)),
        cancellationToken);

    public Task<IReadOnlyList<string>> OpenAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<string>>(
        async connection => [.. await connection.QueryAsync<string>(new CommandDefinition(
            "select distinct source from inbox_notice where pulled_at is null order by source", cancellationToken: cancellationToken))],
        cancellationToken);
}
