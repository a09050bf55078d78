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
    private readonly Dictionary<string, Line> dossiers = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, (long Count, long Bytes)> parts = [];
    private int[] partKeys = [];
    private (long Slot, long Nth, long Volume)[] places = [];

    private PostgresGroup()
    {
    }

    public int Count => members.Count;

    public string[] Codes => [.. dossiers.Keys];

    public string[] Sources => Column(draft => draft.Source);

    public string[] MessageIds => Column(draft => draft.MessageId);

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
        group.places = group.Places();
        group.Layout = partitions;
        return group;
    }

    public void Bind(NpgsqlParameterCollection parameters)
    {
        Line[] lines = [.. dossiers.Values];
        parameters.AddTyped((long)Layout);
        parameters.AddTyped(Of(partKeys, part => (long)part));
        parameters.AddTyped(parts.Values.Select(part => part.Count).ToArray());
        parameters.AddTyped(parts.Values.Select(part => part.Bytes).ToArray());
        parameters.AddTyped(Of(places, place => place.Slot));
        parameters.AddTyped(Of(places, place => place.Nth));
        parameters.AddTyped(Of(places, place => place.Volume));
        parameters.AddTyped(Column(draft => Instant.Of(draft.SourceTime)));
        parameters.AddTyped(Column(draft => Instant.Of(draft.ReceivedAt)));
        parameters.AddTyped(Column(draft => (short)draft.Kind));
        parameters.AddTyped(Column(draft => draft.Stream.Text));
        parameters.AddTyped(Sources);
        parameters.AddTyped(MessageIds);
        parameters.AddTyped(Column(draft => draft.BodyHash));
        parameters.AddTyped(Column(draft => draft.Payload));
        parameters.AddTyped(Of(lines, line => line.Head.Code.Text));
        parameters.AddTyped(Of(lines, line => line.Base));
        parameters.AddTyped(Of(lines, line => places[line.Member].Slot));
        parameters.AddTyped(Of(lines, line => places[line.Member].Nth));
        parameters.AddTyped(Of(lines, line => line.Head.Version));
        parameters.AddTyped(Of(lines, line => (long)line.Head.Status));
        parameters.AddTyped(Of(lines, line => line.Head.Sequence));
        parameters.AddTyped(Of(lines, line => Instant.Of(line.Head.LastAt)));
        parameters.AddTyped(Of(lines, line => line.Head.Procedure.National));
        parameters.AddTyped(Of(lines, line => line.Head.Unit.Text));
        parameters.AddTyped(Of(lines, line => DossierDay.Write(line.Head.Day)));
        parameters.AddTyped(Of(lines, line => line.Head.Digest));
    }

    /// <param name="heads">The partitions' last numbers before, ascending by partition.</param>
    public void Accept(long[] heads, AppendAnswer?[] answers)
    {
        for (var i = 0; i < members.Count; i++)
        {
            answers[members[i].Index] = new AppendAnswer.Accepted(new(members[i].Part, heads[places[i].Slot - 1] + places[i].Nth));
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
        if (!isFirst && head.Version != line.Head.Version + 1)
        {
            return false;
        }

        dossiers[head.Code.Text] = new(head, isFirst ? head.Version - 1 : line.Base, members.Count);
        return true;
    }

    /// <summary>For each member its partition's place (from 1), its own place within the partition (from 1), and the bytes up to and with it.</summary>
    private (long Slot, long Nth, long Volume)[] Places()
    {
        var reached = new (long Nth, long Volume)[partKeys.Length];
        return Of(members, member =>
        {
            var slot = Array.BinarySearch(partKeys, member.Part);
            ref var place = ref reached[slot];
            place = (place.Nth + 1, place.Volume + member.Draft.Payload.Length);
            return (slot + 1L, place.Nth, place.Volume);
        });
    }

    private T[] Column<T>(Func<JournalDraft, T> value) => Of(members, member => value(member.Draft));

    private static T[] Of<TItem, T>(IReadOnlyList<TItem> items, Func<TItem, T> value)
    {
        var values = new T[items.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = value(items[i]);
        }

        return values;
    }

    /// <summary>What a dossier's line becomes.</summary>
    /// <param name="Base">The version that it must have before.</param>
    /// <param name="Member">The member that it comes from, the last one of this dossier.</param>
    private readonly record struct Line(DossierHead Head, long Base, int Member);
}
