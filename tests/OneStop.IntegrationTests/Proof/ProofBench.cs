using System.Diagnostics;
using OneStop.Core.Sync;
using OneStop.IntegrationTests.Scenarios;
using OneStop.Mocks;

namespace OneStop.IntegrationTests.Proof;

/// <summary>A portal, a hub of one or more real processes on one store, and a source that loads it; at the end the three books.</summary>
internal sealed class ProofBench : IAsyncDisposable
{
    private static readonly TimeSpan OperatorsRound = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder folder = new();
    private readonly List<HubProcess> hubs = [];
    private readonly CancellationTokenSource stop = new();
    private Task sending = Task.CompletedTask;

    private ProofBench(MockNation nation, Func<HubSettings, HubSettings> onStore, int seed)
    {
        (Nation, Seed, Draw) = (nation, seed, new Random(seed));
        Settings = onStore(new HubSettings(nation, Path.Combine(folder.Path, "data")));
        Settings.Values["Destinations:portal:Enabled"] = "true";
        Settings.Values["Destinations:portal:BaseAddress"] = nation.BaseAddress("portal").ToString();
        Settings.Values["Destinations:portal:UserName"] = "onestop-portal";
        Settings.Values["Destinations:portal:Password"] = "synthetic-portal-secret";
        Settings.Values["Destinations:portal:UnitCode"] = "000.00.00.H49";
        Settings.Values["Destinations:portal:Timeout"] = "00:00:02";
        Settings.Values["Destinations:portal:MaxAttempts"] = "1000";
    }

    public MockNation Nation { get; }

    public HubSettings Settings { get; }

    public int Seed { get; }

    public Random Draw { get; }

    public Nodes Nodes { get; } = new();

    public SourceLedger Ledger { get; } = new();

    public SourceSystem Source { get; private set; } = null!;

    /// <summary>Records that the portal wrote.</summary>
    public Tally Records { get; } = new();

    /// <summary>Steps that took effect there.</summary>
    public Tally Steps { get; } = new();

    public static async Task<ProofBench> StartAsync(Func<HubSettings, HubSettings> onStore) =>
        new(await MockNation.StartAsync(new MockNationOptions()), onStore, ProofRun.Seed);

    public async Task<RunningNode> StartHubAsync()
    {
        var (hub, address) = await HubProcess.StartAsync(Settings);
        hubs.Add(hub);
        await Nodes.AddAsync(address);
        return new(hub, address, Nodes);
    }

    public void Load(int dossiers, int length, int workers = 8, Func<PlannedEvent, int>? copies = null, TimeSpan? patience = null, bool shuffled = false)
    {
        var lives = Lives.Draw(Draw, dossiers, length);
        Source = new SourceSystem(shuffled ? Lives.Shuffle(Draw, lives) : lives, Nodes, Ledger)
        {
            Workers = workers,
            Copies = copies ?? (_ => 0),
            Patience = patience ?? TimeSpan.FromSeconds(30),
        };
        _ = Nation.Portal.WaitForAsync(
            effect =>
            {
                Count(effect.Kind);
                return false;
            },
            stop.Token);
        sending = Source.RunAsync(stop.Token);
    }

    /// <summary>Until every event of the source took effect, as far as the portal takes it; a failure within the bound is what the books say.</summary>
    public async Task DrainAsync(TimeSpan bound, Func<string, bool>? isExpected = null)
    {
        using var limit = new CancellationTokenSource(bound);
        await sending.WaitAsync(limit.Token);
        var missing = Ledger.All.Where(sent => isExpected?.Invoke(sent.Code) ?? true)
            .Select(sent => (sent.Code, (int?)sent.Number)).ToHashSet();
        var all = Nation.Portal.WaitForAsync(effect => IsLast(missing, effect), limit.Token);
        await using var reader = new HubReader(Settings);
        using var round = new PeriodicTimer(OperatorsRound);
        while (!limit.IsCancellationRequested && await Task.WhenAny(all, round.WaitForNextTickAsync(stop.Token).AsTask()) != all)
        {
            await reader.ReleaseAsync(stop.Token);
        }
    }

    public async Task<IReadOnlyList<ParkedEntry>> HeldAsync(HoldState state)
    {
        await using var reader = new HubReader(Settings);
        return await reader.HeldAsync(state, stop.Token);
    }

    /// <summary>Until so many streams are held.</summary>
    public async Task<IReadOnlyList<ParkedEntry>> UntilHeldAsync(HoldState state, int streams)
    {
        await using var reader = new HubReader(Settings);
        IReadOnlyList<ParkedEntry> held = [];
        await UntilAsync($"{streams} streams held", async token => (held = await reader.HeldAsync(state, token)).Count >= streams);
        return held;
    }

    public async Task ReplayAsync(StreamKey stream)
    {
        await using var reader = new HubReader(Settings);
        await reader.ReplayAsync(stream, stop.Token);
    }

    public async Task<IReadOnlyList<int>> OwnedByAsync(int processId)
    {
        await using var reader = new HubReader(Settings);
        return await reader.OwnedByAsync(processId, stop.Token);
    }

    /// <summary>Until a node owns so many partitions.</summary>
    public async Task SharedAsync(int processId, int partitions)
    {
        await using var reader = new HubReader(Settings);
        await UntilAsync($"{partitions} partitions owned", async token => (await reader.OwnedByAsync(processId, token)).Count >= partitions);
    }

    /// <summary>Until the hub has sent something into a fault of the portal.</summary>
    public Task MetAsync(long after) =>
        WithinAsync("the portal called", token => Nation.Ledger.WaitForAsync(entry => entry.System == "portal" && entry.Sequence > after, token));

    /// <summary>Until so many more such calls have reached the far sides.</summary>
    public Task CalledAsync(long after, Func<LedgerEntry, bool> isWanted, int calls)
    {
        var seen = 0;
        return WithinAsync($"{calls} calls", token => Nation.Ledger.WaitForAsync(entry => entry.Sequence > after && isWanted(entry) && ++seen == calls, token));
    }

    /// <summary>Until so many items have their numbers and the journal was told of them; what is missing after the bound is what the books say.</summary>
    public async Task UntilTakenAsync(int items, TimeSpan bound)
    {
        using var limit = new CancellationTokenSource(bound);
        await using var reader = new HubReader(Settings);
        using var look = new PeriodicTimer(Look);
        while (!limit.IsCancellationRequested && await reader.NewsAsync(stop.Token) < items)
        {
            await look.WaitForNextTickAsync(stop.Token);
        }
    }

    private Task UntilAsync(string what, Func<CancellationToken, Task<bool>> isSo) => WithinAsync(what, async token =>
    {
        using var look = new PeriodicTimer(Look);
        while (!await isSo(token))
        {
            await look.WaitForNextTickAsync(token);
        }
    });

    /// <summary>What does not come says so, instead of holding up all the others.</summary>
    private async Task WithinAsync(string what, Func<CancellationToken, Task> wait)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        limit.CancelAfter(Patience);
        try
        {
            await wait(limit.Token);
        }
        catch (OperationCanceledException e) when (!stop.IsCancellationRequested)
        {
            throw new TimeoutException($"Waited {Patience} in vain: {what}.", e);
        }
    }

    public async Task CompareInboxAsync(Defects found, IReadOnlyList<Sent> sent)
    {
        await using var reader = new HubReader(Settings);
        InboxCheck.Run(found, sent, await reader.InboxAsync(stop.Token), await reader.ReadAsync(stop.Token), Files);
    }

    /// <summary>Files that were never finished.</summary>
    public int Drafts => Directory.GetFiles(Path.Combine(Files, "incoming")).Length;

    private string Files => Path.Combine(Settings.Values["Data:Folder"], "files");

    /// <summary>Ends the hubs as systemd does, and lays the three books side by side.</summary>
    public async Task<Defects> CloseAsync()
    {
        foreach (var hub in hubs.Where(hub => !hub.HasExited))
        {
            hub.Terminate();
            await hub.ExitAsync();
        }

        await using var reader = new HubReader(Settings);
        return LedgerCheck.Run(Ledger.All, await reader.ReadAsync(stop.Token), Nation.Portal.Effects());
    }

    public void Report(string scenario, Defects found, string more = "") => ProofRun.Print(
        $"{scenario} [{Settings.Values["Storage:Provider"]}] seed {Seed}: events {Ledger.All.Count}, sendings by the source {Ledger.Attempts} (answers {Source.Times.Statuses}), effects {Nation.Portal.LastEffect}{(more.Length > 0 ? ", " + more : "")}: {found.Figures}");

    private void Count(string kind)
    {
        if (kind == "step")
        {
            Steps.Add();
        }
        else if (kind is "create" or "update" or "same")
        {
            Records.Add();
        }
    }

    private static bool IsLast(HashSet<(string Code, int? Number)> missing, PortalEffect effect)
    {
        if (effect.Kind == "step")
        {
            missing.Remove((effect.Code, PlannedEvent.NumberOf(effect.Text)));
        }

        return missing.Count == 0;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        hubs.ForEach(hub => hub.Dispose());
        await Task.WhenAny(sending);
        Source?.Dispose();
        await Nation.DisposeAsync();
        stop.Dispose();
        folder.Dispose();
    }
}

/// <summary>A hub process that the source knows.</summary>
internal sealed record RunningNode(HubProcess Process, Uri Address, Nodes Nodes)
{
    public async Task<long> KillAsync()
    {
        var at = Stopwatch.GetTimestamp();
        await Process.KillAsync();
        Nodes.Remove(Address);
        return at;
    }

    public async Task<int> TerminateAsync()
    {
        Process.Terminate();
        var code = await Process.ExitAsync();
        Nodes.Remove(Address);
        return code;
    }
}
