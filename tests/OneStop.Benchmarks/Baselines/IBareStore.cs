using OneStop.Core.Sync;

namespace OneStop.Benchmarks.Baselines;

/// <summary>
/// The least that a durable, de-duplicating queue of dossiers needs of a store: rows with the sender's key, where each dossier stands, pages, a cursor.
/// </summary>
internal interface IBareStore : IDisposable
{
    /// <summary>One transaction; the number of a row within its partition is already given out.</summary>
    void Insert(IReadOnlyList<BareRow> rows);

    /// <summary>Sequence numbers and payloads above <paramref name="after"/>.</summary>
    IReadOnlyList<(long Seq, byte[] Payload)> Page(int partition, long after, int rows);

    void SaveCursor(int partition, long seq);
}

internal readonly record struct BareRow(int Partition, long Seq, JournalDraft Draft);
