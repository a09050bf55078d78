namespace OneStop.Mocks;

/// <summary>
/// The simulated nation: every far side on its own loopback port, one population, one ledger.
/// <code>await using var nation = await MockNation.StartAsync(new MockNationOptions(), ct);</code>
/// </summary>
public sealed class MockNation : IAsyncDisposable
{
    private readonly Dictionary<string, SystemServer> systems = new(StringComparer.Ordinal);
    private readonly SessionDesk portalSessions;

    private MockNation(MockNationOptions options)
    {
        Data = NationData.Parse(File.ReadAllText(Path.Combine(options.ContentRoot, "people.json")));
        Overlays = FaultOverlay.Load(Path.Combine(options.ContentRoot, "faults"));
        Ledger = new Ledger(options.LedgerPath);
        Portal = new PortalBook(options.Clock);
        PortalCounter = new PortalCounter(Portal, options.Clock);
        PortalCallback = new PortalCallback(Portal, options.Clock);
        Ministry = new MinistryBook(options.Clock);
        Report = new ReportBook(Portal);
        portalSessions = new SessionDesk(SystemCatalog.PortalAccount, SystemCatalog.PortalSecret);
        var parts = new Nation(Data, options.ContentRoot, Portal, portalSessions, Ministry, Report);
        foreach (var definition in SystemCatalog.All.Where(definition => options.Systems?.Contains(definition.Key) ?? true))
        {
            var faults = new FaultBoard(Overlays, options.Clock);
            var door = new FrontDoor(definition.Key, definition.Gate(parts), faults, Ledger, options);
            systems.Add(definition.Key, new SystemServer(definition, door, faults, options.ContentRoot, options.Ports.GetValueOrDefault(definition.Key)));
        }
    }

    /// <summary>What reached the systems so far.</summary>
    public Ledger Ledger { get; }

    /// <summary>People, events and businesses the systems answer from.</summary>
    public NationData Data { get; }

    /// <summary>What the portal keeps, and every effect that reached it.</summary>
    public PortalBook Portal { get; }

    /// <summary>What citizens and officers do at the portal itself.</summary>
    public PortalCounter PortalCounter { get; }

    /// <summary>Fires the portal's call-backs at the hub.</summary>
    public PortalCallback PortalCallback { get; }

    /// <summary>The outbox of a ministry's central system.</summary>
    public MinistryBook Ministry { get; }

    /// <summary>The counts of the national report system.</summary>
    public ReportBook Report { get; }

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

    /// <summary>
    /// Lays an overlay over a system until it is switched off, for the next <paramref name="times"/> calls, or over one
    /// <paramref name="operation"/> as the ledger names it.
    /// </summary>
    public void SwitchOn(string system, string overlay, int? times = null, string? operation = null) =>
        Server(system).Faults.SwitchOn(overlay, times, operation);

    public void SwitchOff(string system, string overlay) => Server(system).Faults.SwitchOff(overlay);

    /// <summary>Ends every session of the portal now, as a server that restarted does.</summary>
    public void EndPortalSessions() => portalSessions.EndAll();

    /// <summary>Closes the system's port: callers are refused until <see cref="StartSystem"/>.</summary>
    public void StopSystem(string system) => Server(system).Stop();

    public void StartSystem(string system) => Server(system).Start();

    public ValueTask DisposeAsync()
    {
        foreach (var system in systems.Values)
        {
            system.Dispose();
        }

        PortalCallback.Dispose();
        Ledger.Dispose();
        return ValueTask.CompletedTask;
    }

    private SystemServer Server(string key) => systems.TryGetValue(key, out var server)
        ? server
        : throw new ArgumentException($"no system {key}; known: {string.Join(", ", systems.Keys)}", nameof(key));
}
