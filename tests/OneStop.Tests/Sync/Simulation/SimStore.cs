using OneStop.Core.Sync;

namespace OneStop.Tests.Sync.Simulation;

/// <summary>What the tables of one destination and partition hold, and their rules.</summary>
internal sealed class SimStore
{
    private readonly Dictionary<StreamKey, StreamHold> holds = [];
    private readonly Dictionary<StreamKey, SortedSet<long>> waiting = [];

    public List<JournalRow> Rows { get; } = [];

    public List<DeliveryAttempt> Attempts { get; } = [];

    public long Seq { get; private set; }

    public long Epoch { get; private set; }

    public IReadOnlyCollection<StreamHold> Holds => holds.Values;

    public IReadOnlyCollection<StreamKey> WaitingStreams => waiting.Keys;

    public IEnumerable<long> WaitingOf(StreamKey stream) => waiting.TryGetValue(stream, out var events) ? events : [];

    public Claim Claim() => new(++Epoch, Seq, Rows.Count);

    public bool Commit(Progress progress)
    {
        if (progress.Epoch != Epoch)
        {
            return false;
        }

        Seq = Math.Max(Seq, progress.Seq);
        foreach (var hold in progress.Holds)
        {
            holds[hold.Stream] = hold;
        }

        foreach (var (stream, seq) in progress.Waiting)
        {
            holds.TryAdd(stream, new(stream, HoldState.Waiting, 0, DateTimeOffset.MinValue, DateTimeOffset.MinValue, false, new(default)));
            (waiting.TryGetValue(stream, out var events) ? events : waiting[stream] = []).Add(seq);
        }

        foreach (var events in waiting.Values)
        {
            events.ExceptWith(progress.Done);
        }

        foreach (var stream in progress.Released)
        {
            Release(stream);
        }

        Attempts.AddRange(progress.Attempts);
        return true;
    }

    public IReadOnlyList<HeldEvent> Due(DateTimeOffset now, int rows) =>
    [
        .. holds.Values
            .Where(hold => hold.State == HoldState.Waiting && hold.NextAttemptAt <= now)
            .OrderBy(hold => hold.NextAttemptAt)
            .SelectMany(hold => WaitingOf(hold.Stream).Select((seq, index) => new HeldEvent(
                Rows[(int)seq - 1], index == 0 ? hold.Attempts : 0, index == 0 && hold.Uncertain, seq == WaitingOf(hold.Stream).Last())))
            .Take(rows),
    ];

    public DateTimeOffset? NextDue() =>
        holds.Values.Where(hold => hold.State == HoldState.Waiting).Select(hold => (DateTimeOffset?)hold.NextAttemptAt).Min();

    public IReadOnlyList<StreamKey> Held() => [.. holds.Keys];

    /// <summary>An operator takes a dead event out of the way.</summary>
    public void CancelFirst(StreamKey stream, DateTimeOffset now)
    {
        var events = waiting[stream];
        events.Remove(events.Min);
        if (events.Count == 0)
        {
            Release(stream);
        }
        else
        {
            holds[stream] = holds[stream] with { State = HoldState.Waiting, Attempts = 0, NextAttemptAt = now, Uncertain = false };
        }
    }

    private void Release(StreamKey stream)
    {
        if (WaitingOf(stream).Any())
        {
            throw new InvalidOperationException("A stream was released although something of it waits.");
        }

        holds.Remove(stream);
        waiting.Remove(stream);
    }
}
