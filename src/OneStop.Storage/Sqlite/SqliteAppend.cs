using OneStop.Core.Sync;
using OneStop.Storage.Journal;

namespace OneStop.Storage.Sqlite;

/// <summary>One group inside its transaction. A number is used only when its row was written, so that there are no gaps.</summary>
internal sealed class SqliteAppend(SqliteSession session, int partitions)
{
    private const string Insert = """
        insert into journal (part, seq, stream, kind, source, message_id, body_hash, source_time, received_at, volume, payload)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) on conflict (message_id, source) do nothing
        """;

    private const string AddDossier = """
        insert into dossier (code, version, part, seq, status, procedure, unit, day, digest, source_seq, last_at)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) on conflict (code) do nothing
        """;

    private const string MoveDossier = """
        update dossier set version = ?2, part = ?3, seq = ?4, status = ?5, procedure = ?6, unit = ?7, day = ?8, digest = ?9, source_seq = ?10, last_at = ?11
        where code = ?1 and version = ?2 - 1
        """;

    private readonly Stand?[] touched = new Stand?[partitions];

    public IReadOnlyList<AppendAnswer> Run(IReadOnlyList<JournalDraft> drafts)
    {
        if (session.Number("select partitions from journal_layout") != partitions)
        {
            throw new JournalUnavailableException("The journal has been laid out anew; this node has to be restarted with its number of partitions.");
        }

        var answers = new AppendAnswer[drafts.Count];
        for (var i = 0; i < answers.Length; i++)
        {
            answers[i] = Append(drafts[i]);
        }

        for (var part = 0; part < partitions; part++)
        {
            if (touched[part] is { } stand)
            {
                session.Run("update journal_partition set head = ?1, volume = ?2 where part = ?3", stand.Head, stand.Volume, part);
            }
        }

        return answers;
    }

    private AppendAnswer Append(JournalDraft draft)
    {
        var part = draft.Stream.Partition(partitions);
        var stand = touched[part] ??= StandOf(part);
        var (seq, volume) = (stand.Head + 1, stand.Volume + draft.Payload.Length);
        if (!IsInserted(draft, part, seq, volume))
        {
            return KnownAnswer(draft);
        }

        if (draft.Head is { } dossier && !IsAdvanced(dossier, part, seq))
        {
            session.Run("delete from journal where part = ?1 and seq = ?2", part, seq);
            return new AppendAnswer.Moved(session.Number("select version from dossier where code = ?1", dossier.Code.Text) ?? 0);
        }

        (stand.Head, stand.Volume) = (seq, volume);
        return new AppendAnswer.Accepted(new(part, seq));
    }

    private Stand StandOf(int part) =>
        session.First("select head, volume from journal_partition where part = ?1", row => new Stand { Head = row.Long(0), Volume = row.Long(1) }, part)
        ?? throw new InvalidDataException($"Partition {part} of the journal is gone.");

    private bool IsInserted(JournalDraft draft, int part, long seq, long volume) => session.Run(
        Insert,
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
        draft.Payload) == 1;

    private bool IsAdvanced(DossierHead dossier, int part, long seq) => session.Run(
        dossier.Version == 1 ? AddDossier : MoveDossier,
        dossier.Code.Text,
        dossier.Version,
        part,
        seq,
        (int)dossier.Status,
        dossier.Procedure.National,
        dossier.Unit.Text,
        DossierDay.Write(dossier.Day),
        dossier.Digest,
        dossier.Sequence,
        Instant.Of(dossier.LastAt)) == 1;

    private AppendAnswer KnownAnswer(JournalDraft draft) => session.First(
        "select part, seq, body_hash, received_at from journal where message_id = ?1 and source = ?2",
        row => KnownMessage.Answer(draft, new((int)row.Long(0), row.Long(1)), row.Bytes(2), row.Long(3)),
        draft.MessageId,
        draft.Source)!;

    /// <summary>A partition's last number and its bytes so far, within this group.</summary>
    private sealed class Stand
    {
        public long Head { get; set; }

        public long Volume { get; set; }
    }
}
