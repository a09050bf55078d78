using Microsoft.Extensions.Time.Testing;
using OneStop.Core.Sync;

namespace OneStop.Tests.Sync.Simulation;

/// <summary>One partition, its journal, its far side and the nodes that come and go; everything that happens is drawn from one seed.</summary>
internal sealed class World
{
    public const string Claim = "claim";
    private const int Witness = 1000;
    private static readonly byte[] Body = new byte[32];

    private readonly SingleThread thread = new();
    private readonly List<Turn> turns = [];
    private readonly Random random;
    private readonly int batchSize;

    public World(int seed)
    {
        random = new Random(seed);
        Courtesy = new Courtesy(Time, perSecond: 2);
        batchSize = 1 + random.Next(6);
        FarSide = new SimFarSide(random) { Faults = random.Next(30) };
        SynchronizationContext.SetSynchronizationContext(thread);
        Node = new SimNode(this, batchSize);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.FromHours(7)));

    public Courtesy Courtesy { get; }

    public SimStore Store { get; } = new();

    public SimFarSide FarSide { get; }

    public SimNode Node { get; private set; }

    /// <summary>What happened, for the reader of a failing seed.</summary>
    public List<string> Log { get; } = [];

    public List<Exception?> Interruptions { get; } = [];

    /// <summary>Share of store calls that fail, in per cent; half of them after they took effect.</summary>
    public int StoreFaults { get; set; }

    public Task<T> AtStore<T>(SimNode node, Func<SimStore, T> call, string name)
    {
        var answer = new TaskCompletionSource<T>();
        var (fails, happens) = (random.Next(100) < StoreFaults, random.Next(2) == 0);
        T result = default!;
        AddTurn(new(
            node,
            name,
            () =>
            {
                result = fails && !happens ? default! : call(Store);
                Log.Add($"{name} {(fails ? happens ? "written, then broken" : "broken" : result)}");
            },
            () =>
            {
                if (fails)
                {
                    answer.SetException(new IOException("The store does not answer."));
                }
                else
                {
                    answer.SetResult(result);
                }
            }));
        return answer.Task;
    }

    public Task<DeliveryReport> AtFarSide(SimNode node, IReadOnlyList<Delivery> batch)
    {
        var answer = new TaskCompletionSource<DeliveryReport>();
        DeliveryReport report = null!;
        AddTurn(new(
            node,
            "send",
            () =>
            {
                report = FarSide.Take(batch);
                Log.Add(string.Join(' ', batch.Zip(report.Outcomes, (item, outcome) =>
                    $"{item.Event.Stream}/{item.Position.Seq}{(item.Uncertain ? "?" : "")}={outcome.GetType().Name}")) + (report.Unavailable is null ? "" : " down"));
            },
            () => answer.SetResult(report)));
        return answer.Task;
    }

    /// <summary>A dead node's timers still run in this process; what they start comes to nothing.</summary>
    private void AddTurn(Turn turn)
    {
        if (!turn.Node.IsDead)
        {
            turns.Add(turn);
        }
    }

    public void Accept(int stream)
    {
        var key = new StreamKey($"stream-{stream}");
        var seq = Store.Rows.Count + 1L;
        var payload = SyncEventCodec.Write(new SyncEvent
        {
            Stream = key,
            Kind = EventKind.State,
            Source = "test",
            MessageId = $"m{seq}",
            SourceTime = Time.GetUtcNow(),
            ReceivedAt = Time.GetUtcNow(),
        });
        Store.Rows.Add(new(new(0, seq), key, EventKind.State, "test", $"m{seq}", Body, Time.GetUtcNow(), Time.GetUtcNow(), payload));
    }

    /// <summary>One thing happens: a call arrives and is answered, time passes, an event is accepted, a node dies or freezes.</summary>
    public void Step(int streams)
    {
        switch (random.Next(40))
        {
            case 0:
                Kill();
                break;
            case 1:
                FreezeAndReplace();
                break;
            case 2:
                Thaw();
                break;
            case 3:
                FarSide.IsDown = !FarSide.IsDown;
                break;
            case < 9:
                Accept(random.Next(streams));
                break;
            case < 16:
                Time.Advance(TimeSpan.FromMilliseconds(random.Next(3000)));
                break;
            case 16:
                Courtesy.Serve();
                break;
            default:
                Answer();
                break;
        }

        thread.Drain();
        RestartIfEnded();
    }

    /// <summary>
    /// No more faults; time passes until nothing moves any more. Some fresh events come in, because without any a single event that makes the far
    /// side look down cannot be told from a far side that is down.
    /// </summary>
    public void Settle()
    {
        (FarSide.IsDown, FarSide.Faults, StoreFaults) = (false, 0, 0);
        Thaw();
        for (var (idle, round) = (0, 0); idle < 20; round++)
        {
            if (round < 12)
            {
                Accept(Witness + round);
            }

            var before = (Store.Seq, FarSide.Effects.Count, Store.Holds.Count);
            while (Answer())
            {
                thread.Drain();
            }

            Time.Advance(TimeSpan.FromMinutes(20));
            thread.Drain();
            RestartIfEnded();
            idle = before == (Store.Seq, FarSide.Effects.Count, Store.Holds.Count) ? idle + 1 : 0;
        }
    }

    /// <summary>A pump that found itself replaced has ended; the engine's safety net starts it anew.</summary>
    private void RestartIfEnded()
    {
        if (Node.Running.IsCompleted)
        {
            Node = new SimNode(this, batchSize);
            thread.Drain();
        }
    }

    private bool Answer()
    {
        var ready = turns.FindAll(turn => !turn.Node.IsFrozen);
        if (ready.Count == 0)
        {
            return false;
        }

        var turn = ready[random.Next(ready.Count)];
        turns.Remove(turn);
        if (turn.Name == Claim && turn.Node != Node)
        {
            // A node that was replaced learns it from the cluster and ends; it doesn't claim again.
            turn.Node.IsDead = true;
            return true;
        }

        turn.LetArrive();
        turn.Answer();
        return true;
    }

    /// <summary>What the node had sent may have arrived or not; it hears of nothing any more.</summary>
    private void Kill()
    {
        foreach (var turn in turns.FindAll(turn => turn.Node == Node && random.Next(2) == 0))
        {
            turn.LetArrive();
        }

        turns.RemoveAll(turn => turn.Node == Node);
        Node.IsDead = true;
        Log.Add("killed");
        Node = new SimNode(this, batchSize);
    }

    /// <summary>
    /// Frozen for longer than ownership is trusted unseen, as the failure detector's patience is; the successor has claimed before the frozen one
    /// wakes. (Two owners awake at once can both have a call in flight: no fence recalls that, the idempotency key does.)
    /// </summary>
    private void FreezeAndReplace()
    {
        var frozen = Node;
        frozen.IsFrozen = true;
        foreach (var turn in turns.FindAll(turn => turn.Node == frozen))
        {
            turn.LetArrive();
        }

        Log.Add("frozen");
        Time.Advance(TimeSpan.FromSeconds(4));
        thread.Drain();
        var faults = StoreFaults;
        StoreFaults = 0;
        Node = new SimNode(this, batchSize);
        StoreFaults = faults;
        turns.Find(turn => turn.Node == Node)!.LetArrive();
    }

    private void Thaw()
    {
        foreach (var turn in turns)
        {
            turn.Node.IsFrozen = false;
        }
    }
}
