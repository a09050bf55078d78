using Npgsql;
using OneStop.Core.Sync;
using OneStop.Storage.Journal;

namespace OneStop.Storage.Postgres;

/// <summary>
/// Drafts that can be written together: no message twice, each dossier's versions one after the other. What does not fit waits for the next
/// round, in which the server knows more.
/// </summary>
internal sealed class PostgresGroup
{
    private readonly List<(int Index, JournalDraft Draft, int Part)> members = [];
    private readonly HashSet<(string Source, string MessageId)> messages = [];
    private readonly Dictionary<string, (long Base, long Version)> dossiers = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, (long Count, long Bytes)> parts = [];
    private int[] partKeys = [];

    private PostgresGroup()
    {
    }

    public int Count => members.Count;

    public string[] Codes => [.. dossiers.Keys];

    public string[] Sources => Column(member => member.Draft.Source);

    public string[] MessageIds => Column(member => member.Draft.MessageId);

    /// <summary>What is still without an answer, as far as it goes together.</summary>
    public static PostgresGroup Of(IReadOnlyList<JournalDraft> drafts, AppendAnswer?[] answers, int partitions)
    {
        var group = new PostgresGroup();
        for (var i = 0; i < drafts.Count; i++)
        {
            if (answers[i] is null)
            {
                group.Add(i, drafts[i], drafts[i].Stream.Partition(partitions));
            }
        }

        group.partKeys = [.. group.parts.Keys];
        group.Layout = partitions;
        return group;
    }

    public void Bind(NpgsqlParameterCollection parameters)
    {
        var (slots, nths, volumes) = Places();
        var heads = members.Select((member, i) => (member.Draft.Head, Slot: slots[i], Nth: nths[i])).Where(line => line.Head is not null)
            .GroupBy(line => line.Head!.Code.Text, StringComparer.Ordinal).Select(lines => lines.Last()).ToList();
        Add((long)Layout);
        Add(partKeys.Select(part => (long)part).ToArray());
        Add(parts.Values.Select(part => part.Count).ToArray());
        Add(parts.Values.Select(part => part.Bytes).ToArray());
        Add(slots);
        Add(nths);
        Add(volumes);
        Add(Column(member => Instant.Of(member.Draft.SourceTime)));
        Add(Column(member => Instant.Of(member.Draft.ReceivedAt)));
        Add(Column(member => (short)member.Draft.Kind));
        Add(Column(member => member.Draft.Stream.Text));
        Add(Sources);
        Add(MessageIds);
        Add(Column(member => member.Draft.BodyHash));
        Add(Column(member => member.Draft.Payload));
        Add(heads.Select(line => line.Head!.Code.Text).ToArray());
        Add(heads.Select(line => dossiers[line.Head!.Code.Text].Base).ToArray());
        Add(heads.Select(line => line.Slot).ToArray());
        Add(heads.Select(line => line.Nth).ToArray());
        Add(heads.Select(line => line.Head!.Version).ToArray());
        Add(heads.Select(line => (long)line.Head!.Status).ToArray());
        Add(heads.Select(line => line.Head!.Sequence).ToArray());
        Add(heads.Select(line => Instant.Of(line.Head!.LastAt)).ToArray());
        Add(heads.Select(line => line.Head!.Procedure.National).ToArray());
        Add(heads.Select(line => line.Head!.Unit.Text).ToArray());
        Add(heads.Select(line => DossierDay.Write(line.Head!.Day)).ToArray());
        Add(heads.Select(line => line.Head!.Digest).ToArray());

        void Add<T>(T value) => parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
    }

    /// <param name="heads">The partitions' last numbers before, ascending by partition.</param>
    public void Accept(long[] heads, AppendAnswer?[] answers)
    {
        var (slots, nths, _) = Places();
        for (var i = 0; i < members.Count; i++)
        {
            answers[members[i].Index] = new AppendAnswer.Accepted(new(members[i].Part, heads[slots[i] - 1] + nths[i]));
        }
    }

    public void Known(int member, EventPosition position, byte[] bodyHash, long receivedAt, AppendAnswer?[] answers) =>
        answers[members[member].Index] = KnownMessage.Answer(members[member].Draft, position, bodyHash, receivedAt);

    /// <summary>Answers those that cannot follow the version that their dossier has now.</summary>
    public void Moved(Dictionary<string, long> versions, AppendAnswer?[] answers)
    {
        foreach (var (index, draft, _) in members.Where(member => member.Draft.Head is not null && answers[member.Index] is null))
        {
            var head = draft.Head!;
            var version = versions.GetValueOrDefault(head.Code.Text);
            if (head.Version == version + 1)
            {
                versions[head.Code.Text] = head.Version;
            }
            else
            {
                answers[index] = new AppendAnswer.Moved(version);
            }
        }
    }

    private int Layout { get; set; }

    private void Add(int index, JournalDraft draft, int part)
    {
        var message = (draft.Source, draft.MessageId);
        if (messages.Contains(message) || !Fits(draft.Head))
        {
            return;
        }

        messages.Add(message);
        members.Add((index, draft, part));
        var (count, bytes) = parts.GetValueOrDefault(part);
        parts[part] = (count + 1, bytes + draft.Payload.Length);
    }

    private bool Fits(DossierHead? head)
    {
        if (head is null)
        {
            return true;
        }

        var isFirst = !dossiers.TryGetValue(head.Code.Text, out var line);
        if (!isFirst && head.Version != line.Version + 1)
        {
            return false;
        }

        dossiers[head.Code.Text] = (isFirst ? head.Version - 1 : line.Base, head.Version);
        return true;
    }

    /// <summary>For each member its partition's place (from 1), its own place within the partition (from 1), and the bytes up to and with it.</summary>
    private (long[] Slots, long[] Nths, long[] Volumes) Places()
    {
        var (slots, nths, volumes) = (new long[members.Count], new long[members.Count], new long[members.Count]);
        var reached = new (long Nth, long Volume)[partKeys.Length];
        for (var i = 0; i < members.Count; i++)
        {
            var slot = Array.BinarySearch(partKeys, members[i].Part);
            ref var place = ref reached[slot];
            place = (place.Nth + 1, place.Volume + members[i].Draft.Payload.Length);
            (slots[i], nths[i], volumes[i]) = (slot + 1, place.Nth, place.Volume);
        }

        return (slots, nths, volumes);
    }

    private T[] Column<T>(Func<(int Index, JournalDraft Draft, int Part), T> value) => members.ConvertAll(member => value(member)).ToArray();
}
