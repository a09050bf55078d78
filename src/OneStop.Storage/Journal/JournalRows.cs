using System.Data.Common;
using OneStop.Core.Sync;

namespace OneStop.Storage.Journal;

/// <summary>Reads rows of the journal on either store.</summary>
internal static class JournalRows
{
    public const string Columns = "j.part, j.seq, j.stream, j.kind, j.source, j.message_id, j.body_hash, j.source_time, j.received_at, j.payload";

    public const int ColumnCount = 10;

    public static JournalRow Read(DbDataReader reader) => new(
        new(reader.GetInt32(0), reader.GetInt64(1)),
        new(reader.GetString(2)),
        (EventKind)reader.GetInt32(3),
        reader.GetString(4),
        reader.GetString(5),
        reader.GetFieldValue<byte[]>(6),
        Instant.At(reader.GetInt64(7)),
        Instant.At(reader.GetInt64(8)),
        reader.IsDBNull(9) ? null : reader.GetFieldValue<byte[]>(9));
}
