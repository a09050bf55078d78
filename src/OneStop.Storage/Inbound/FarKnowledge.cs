using Dapper;
using OneStop.Core.Sync;
using OneStop.Core.Sync.Inbound;

namespace OneStop.Storage.Inbound;

/// <summary>A far side knows what was delivered to it: the cursor is past it, and it is not held.</summary>
internal sealed class FarKnowledge(IDatabase database) : IFarKnowledge
{
    private const string Select = """
        select case when c.seq >= @seq and not exists (
          select 1 from delivery_waiting w where w.destination = c.destination and w.part = c.part and w.seq = @seq) then 1 else 0 end
        from delivery_cursor c where c.destination = @farSide and c.part = @part
        """;

    public Task<bool?> KnowsAsync(string farSide, EventPosition position, CancellationToken cancellationToken) => database.ReadAsync(
        async connection => await connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            Select, new { farSide, part = (long)position.Partition, seq = position.Seq }, cancellationToken: cancellationToken)) is { } known ? known == 1 : (bool?)null,
        cancellationToken);
}
