using OneStop.Core.Sync;

namespace OneStop.IntegrationTests.Destinations;

/// <summary>The hub's own journal, as far as a destination reads it.</summary>
internal sealed class OwnJournal : IJournalReader
{
    private readonly List<JournalRow> rows = [];

    public void Add(Delivery delivery) => rows.Add(new(
        delivery.Position, delivery.Event.Stream, delivery.Event.Kind, delivery.Event.Source, delivery.Event.MessageId, [],
        delivery.Event.SourceTime, delivery.Event.ReceivedAt, SyncEventCodec.Write(delivery.Event)));

    public Task<IReadOnlyList<JournalRow>> OfStreamAsync(StreamKey stream, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<JournalRow>>([.. rows.Where(row => row.Stream == stream).OrderBy(row => row.Position.Seq)]);

    public Task<IReadOnlyList<JournalRow>> PageAsync(int partition, long after, int rows, int bytes, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<long>> HeadsAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<JournalRow?> FindAsync(EventPosition position, CancellationToken cancellationToken) => throw new NotSupportedException();
}
