namespace OneStop.Mocks;

/// <summary>
/// The simulated nation: every far side on its own loopback port, one population, one ledger.
/// <code>await using var nation = await MockNation.StartAsync(new MockNationOptions(), ct);</code>
/// </summary>
public sealed class MockNation : IAsyncDisposable
{
    private readonly Dictionary<string, SystemServer> systems = new(StringComparer.Ordinal);

    private MockNation(MockNationOptions options)
    {
        Data = NationData.Parse(File.ReadAllText(Path.Combine(options.ContentRoot, "people.json")));
        Overlays = FaultOverlay.Load(Path.Combine(options.ContentRoot, "faults"));
        Ledger = new Ledger(options.LedgerPath);
        foreach (var definition in SystemCatalog.All)
        {
            var faults = new FaultBoard(Overlays, options.Clock);
            var door = new FrontDoor(definition.Key, definition.Gate(Data, options.ContentRoot), faults, Ledger, options);
            systems.Add(definition.Key, new SystemServer(definition, door, faults, options.ContentRoot, options.Ports.GetValueOrDefault(definition.Key)));
        }
    }

    /// <summary>What reached the systems so far.</summary>
    public Ledger Ledger { get; }

    /// <summary>People, events and businesses the systems answer from.</summary>
    public NationData Data { get; }

    /// <summary>Every overlay that can be switched on, by name.</summary>
    public IReadOnlyDictionary<string, FaultOverlay> Overlays { get; }

    /// <summary>The keys of the systems, spelt as in <c>contracts/</c>.</summary>
    public IReadOnlyCollection<string> Systems => systems.Keys;

    internal IEnumerable<SystemServer> Servers => systems.Values;

    /// <summary>
    /// Starts every system. Throws <see cref="InvalidDataException"/> when the population, an overlay or a mapping file is wrong, naming
    /// each mistake.
    /// </summary>
    public static async Task<MockNation> StartAsync(MockNationOptions options, CancellationToken cancellationToken = default)
    {
        var nation = new MockNation(options);
        try
        {
            // WireMock starts synchronously; side by side the systems are up in the time of one.
            await Task.WhenAll(nation.systems.Values.Select(system => Task.Run(system.Start, cancellationToken)));
            return nation;
        }
        catch
        {
            await nation.DisposeAsync();
            throw;
        }
    }

    /// <summary>Where a system listens, with a trailing slash; the same before and after a stop.</summary>
    public Uri BaseAddress(string system) => Server(system).BaseAddress;

    public void SwitchOn(string system, string overlay) => Server(system).Faults.SwitchOn(overlay);

    public void SwitchOff(string system, string overlay) => Server(system).Faults.SwitchOff(overlay);

    /// <summary>Closes the system's port: callers are refused until <see cref="StartSystem"/>.</summary>
    public void StopSystem(string system) => Server(system).Stop();

    public void StartSystem(string system) => Server(system).Start();

    public ValueTask DisposeAsync()
    {
        foreach (var system in systems.Values)
        {
            system.Dispose();
        }

        Ledger.Dispose();
        return ValueTask.CompletedTask;
    }

    private SystemServer Server(string key) => systems.TryGetValue(key, out var server)
        ? server
        : throw new ArgumentException($"no system {key}; known: {string.Join(", ", systems.Keys)}", nameof(key));
}
