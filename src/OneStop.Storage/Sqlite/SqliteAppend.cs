using System.Globalization;
using OneStop.Core.Sync;
using OneStop.Storage.Journal;

namespace OneStop.Storage.Sqlite;

/// <summary>One group inside its transaction. A number is used only when its row was written, so that there are no gaps.</summary>
internal sealed class SqliteAppend(SqliteSession session, int partitions)
{
    private const string Insert = """
        insert into journal (part, seq, stream, kind, source, message_id, body_hash, source_time, received_at, volume, payload)
        values ($part, $seq, $stream, $kind, $source, $message, $hash, $sourced, $received, $volume, $payload) on conflict (message_id, source) do nothing
        """;

    private const string AddDossier = """
        insert into dossier (code, version, part, seq, status, procedure, unit, day, digest, source_seq, last_at)
        values ($code, $version, $part, $seq, $status, $procedure, $unit, $day, $digest, $sourceSeq, $last) on conflict (code) do nothing
        """;

    private const string MoveDossier = """
        update dossier set version = $version, part = $part, seq = $seq, status = $status, procedure = $procedure, unit = $unit, day = $day,
               digest = $digest, source_seq = $sourceSeq, last_at = $last
        where code = $code and version = $version - 1
        """;

    private readonly SortedDictionary<int, (long Head, long Volume)> touched = [];

    public IReadOnlyList<AppendAnswer> Run(IReadOnlyList<JournalDraft> drafts)
    {
        if (Number("select partitions from journal_layout") != partitions)
        {
            throw new JournalUnavailableException("The journal has been laid out anew; this node has to be restarted with its number of partitions.");
        }

        var answers = new AppendAnswer[drafts.Count];
        for (var i = 0; i < answers.Length; i++)
        {
            answers[i] = Append(drafts[i]);
        }

        foreach (var (part, (head, volume)) in touched)
        {
            session.Statement("update journal_partition set head = $head, volume = $volume where part = $part", ["$head", "$volume", "$part"], head, volume, part)
                .ExecuteNonQuery();
        }

        return answers;
    }

    private AppendAnswer Append(JournalDraft draft)
    {
        var part = draft.Stream.Partition(partitions);
        var (head, volume) = StandOf(part);
        var (seq, size) = (head + 1, volume + draft.Payload.Length);
        if (!IsInserted(draft, part, seq, size))
        {
            return KnownAnswer(draft);
        }

        if (draft.Head is { } dossier && !IsAdvanced(dossier, part, seq))
        {
            session.Statement("delete from journal where part = $part and seq = $seq", ["$part", "$seq"], part, seq).ExecuteNonQuery();
            return new AppendAnswer.Moved(Number("select coalesce(max(version), 0) from dossier where code = $key", dossier.Code.Text));
        }

        touched[part] = (seq, size);
        return new AppendAnswer.Accepted(new(part, seq));
    }

    private (long Head, long Volume) StandOf(int part)
    {
        if (!touched.TryGetValue(part, out var stand))
        {
            using var reader = session.Statement("select head, volume from journal_partition where part = $part", ["$part"], part).ExecuteReader();
            stand = reader.Read() ? (reader.GetInt64(0), reader.GetInt64(1)) : throw new InvalidDataException($"Partition {part} of the journal is gone.");
            touched[part] = stand;
        }

        return stand;
    }

    private bool IsInserted(JournalDraft draft, int part, long seq, long volume) => session.Statement(
        Insert,
        ["$part", "$seq", "$stream", "$kind", "$source", "$message", "$hash", "$sourced", "$received", "$volume", "$payload"],
        part,
        seq,
        draft.Stream.Text,
        (int)draft.Kind,
        draft.Source,
        draft.MessageId,
        draft.BodyHash,
        Instant.Of(draft.SourceTime),
        Instant.Of(draft.ReceivedAt),
        volume,
        draft.Payload).ExecuteNonQuery() == 1;

    private bool IsAdvanced(DossierHead dossier, int part, long seq) => session.Statement(
        dossier.Version == 1 ? AddDossier : MoveDossier,
        ["$code", "$version", "$part", "$seq", "$status", "$procedure", "$unit", "$day", "$digest", "$sourceSeq", "$last"],
        dossier.Code.Text,
        dossier.Version,
        part,
        seq,
        (int)dossier.Status,
        dossier.Procedure.National,
        dossier.Unit.Text,
        DossierDay.Write(dossier.Day) ?? (object)DBNull.Value,
        dossier.Digest,
        dossier.Sequence ?? (object)DBNull.Value,
        Instant.Of(dossier.LastAt)).ExecuteNonQuery() == 1;

    private AppendAnswer KnownAnswer(JournalDraft draft)
    {
        using var reader = session.Statement(
            "select part, seq, body_hash, received_at from journal where message_id = $message and source = $source",
            ["$message", "$source"],
            draft.MessageId,
            draft.Source).ExecuteReader();
        reader.Read();
        return KnownMessage.Answer(draft, new(reader.GetInt32(0), reader.GetInt64(1)), reader.GetFieldValue<byte[]>(2), reader.GetInt64(3));
    }

    private long Number(string sql, string? key = null) =>
        Convert.ToInt64(key is null ? session.Statement(sql, []).ExecuteScalar() : session.Statement(sql, ["$key"], key).ExecuteScalar(), CultureInfo.InvariantCulture);
}
