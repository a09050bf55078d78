using System.Globalization;
using OneStop.Core.Sync;
using OneStop.Mocks;

namespace OneStop.IntegrationTests.Proof;

/// <summary>An accepted event as the journal holds it.</summary>
/// <param name="RecordNumber">The event whose note the dossier's record carries after this one.</param>
/// <param name="Status">The portal's code of the dossier's status after it.</param>
internal sealed record JournalLine(EventPosition Position, string Code, int Number, string MessageId, int RecordNumber, string Status);

/// <summary>What the store says of the journal and of the sending to the portal.</summary>
/// <param name="Delivered">Events that a line of the proof calls delivered, or superseded.</param>
/// <param name="Held">Events that the hub openly holds back.</param>
internal sealed record HubBooks(IReadOnlyList<JournalLine> Journal, IReadOnlySet<EventPosition> Delivered, IReadOnlySet<EventPosition> Held)
{
    /// <summary>Rows about what came in, by their message ids: they share the partitions, and go to subscribers only.</summary>
    public IReadOnlyDictionary<EventPosition, string> News { get; init; } = new Dictionary<EventPosition, string>();
}

/// <summary>Compares what the source was told, what the journal holds and what the portal did. Three books, kept by three parties.</summary>
internal sealed class LedgerCheck
{
    private static readonly string[] RecordKinds = ["create", "update", "same"];

    private readonly HubBooks hub;
    private readonly ILookup<string, PortalEffect> effects;
    private readonly Dictionary<(string Code, int Number), int> steps;

    private LedgerCheck(HubBooks hub, IReadOnlyList<PortalEffect> portal)
    {
        this.hub = hub;
        effects = portal.ToLookup(effect => effect.Code, StringComparer.Ordinal);
        steps = portal.Where(effect => effect.Kind == "step" && PlannedEvent.NumberOf(effect.Text) is not null)
            .GroupBy(effect => (effect.Code, PlannedEvent.NumberOf(effect.Text)!.Value))
            .ToDictionary(group => group.Key, group => group.Count());
    }

    private Defects Found { get; } = new();

    public static Defects Run(IReadOnlyCollection<SentMessage> source, HubBooks hub, IReadOnlyList<PortalEffect> portal)
    {
        var check = new LedgerCheck(hub, portal);
        check.CompareSource(source);
        check.CompareGaps();
        check.ComparePortal();
        foreach (var dossier in hub.Journal.GroupBy(line => line.Code, StringComparer.Ordinal))
        {
            check.CompareOrder(dossier.Key, [.. dossier.OrderBy(line => line.Position.Seq)]);
        }

        return check.Found;
    }

    private void CompareSource(IReadOnlyCollection<SentMessage> source)
    {
        var rows = hub.Journal.ToLookup(line => line.MessageId, StringComparer.Ordinal);
        foreach (var sent in source)
        {
            var places = rows[sent.MessageId].Select(row => row.Position.ToString()).ToList();
            Found.Lost.AddIf(sent is { EventIds: [], Refusal: null }, $"{sent.MessageId} was never answered");
            Found.FalselyReported.AddIf(sent.Refusal is not null && places.Count > 0, $"{sent.MessageId} was refused and stands in the journal");
            Found.FalselyReported.AddAll(sent.EventIds.Except(places, StringComparer.Ordinal), id => $"{sent.MessageId} was told {id}, where it does not stand");
            Found.Doubled.AddIf(places.Count > 1 || sent.EventIds.Count > 1, $"{sent.MessageId} stands at {string.Join(", ", places)}, told {string.Join(", ", sent.EventIds)}");
        }

        var known = source.Select(sent => sent.MessageId).ToHashSet(StringComparer.Ordinal);
        Found.FalselyReported.AddAll(hub.Journal.Where(line => !known.Contains(line.MessageId)), line => $"{line.Position} was never sent by the source");
    }

    private void CompareGaps()
    {
        foreach (var partition in hub.Journal.Select(line => line.Position).Concat(hub.News.Keys).GroupBy(position => position.Partition))
        {
            var seqs = partition.Select(position => position.Seq).ToHashSet();
            Found.Lost.AddIf(seqs.Max() != seqs.Count, $"partition {partition.Key} has {seqs.Count} rows up to {seqs.Max()}");
        }
    }

    private void ComparePortal()
    {
        foreach (var line in hub.Journal)
        {
            var times = steps.GetValueOrDefault((line.Code, line.Number));
            Found.Lost.AddIf(times == 0 && !hub.Held.Contains(line.Position), $"{line.Position} ({line.MessageId}) never took effect");
            Found.Doubled.AddIf(times > 1, $"{line.Position} ({line.MessageId}) took effect {times} times");
            Found.FalselyReported.AddIf(times == 0 && hub.Delivered.Contains(line.Position), $"{line.Position} ({line.MessageId}) is called delivered and took no effect");
        }

        var accepted = hub.Journal.Select(line => (line.Code, line.Number)).ToHashSet();
        Found.FalselyReported.AddAll(steps.Keys.Where(step => !accepted.Contains(step)), step => $"{step.Code} #{step.Number} took effect without being accepted");
        Found.Doubled.AddAll(effects.Where(dossier => dossier.Count(effect => effect.Kind == "create") > 1), dossier => $"{dossier.Key} was created twice");
    }

    private void CompareOrder(string code, IReadOnlyList<JournalLine> lines)
    {
        Found.Reordered.AddIf(!Rises(lines.Select(line => line.Number)), $"{code} stands in the journal as {Join(lines.Select(line => line.Number))}");
        var taken = effects[code].Where(effect => effect.Kind == "step").Select(effect => PlannedEvent.NumberOf(effect.Text)).OfType<int>().Distinct().ToList();
        Found.Reordered.AddIf(!Rises(taken), $"{code} took effect as {Join(taken)}");
        CompareRecords(code, lines);
    }

    /// <summary>A record may be written again after a crash, even an earlier one for a moment: it must end as the last event left it.</summary>
    private void CompareRecords(string code, IReadOnlyList<JournalLine> lines)
    {
        var records = effects[code].Where(effect => RecordKinds.Contains(effect.Kind, StringComparer.Ordinal)).ToList();
        Found.Setbacks += Setbacks(lines, records);
        Found.Repeats += Math.Max(0, records.Count - lines.Count) + effects[code].Count(effect => effect.Kind == "step-repeat");
        if (records.Count > 0 && lines.All(line => !hub.Held.Contains(line.Position)))
        {
            Found.Reordered.AddIf(!IsOf(lines[^1], records[^1]), $"{code} ends with the record of event {records[^1].Text} in status {records[^1].Status}");
        }
    }

    /// <summary>Walks on through the events as the records came; counts how often it had to go back.</summary>
    private static int Setbacks(IReadOnlyList<JournalLine> lines, List<PortalEffect> records)
    {
        var (setbacks, at) = (0, 0);
        foreach (var record in records)
        {
            var next = Enumerable.Range(at, lines.Count - at).FirstOrDefault(place => IsOf(lines[place], record), -1);
            setbacks += next < 0 ? 1 : 0;
            at = next < 0 ? Enumerable.Range(0, at).LastOrDefault(place => IsOf(lines[place], record), at) : next;
        }

        return setbacks;
    }

    private static bool IsOf(JournalLine line, PortalEffect record) => line.RecordNumber == PlannedEvent.NumberOf(record.Text) && line.Status == record.Status;

    private static bool Rises(IEnumerable<int> numbers)
    {
        var list = numbers.ToList();
        return list.Zip(list.Skip(1)).All(pair => pair.Second > pair.First);
    }

    private static string Join(IEnumerable<int> numbers) => string.Join(' ', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));
}
