using System.Globalization;
using OneStop.Core.Dossiers;
using OneStop.IntegrationTests.Compliance;
using OneStop.Mocks;

namespace OneStop.IntegrationTests.Destinations;

/// <summary>The simulated portal, emptied for each test.</summary>
public sealed class PortalFixture : IAsyncLifetime
{
    private const string Empty = "empty";
    private const string System = "portal";

    private long effectsBefore;
    private int entriesBefore;
    private bool isStopped;

    public MockNation Nation { get; private set; } = null!;

    public PortalBook Book => Nation.Portal;

    public async ValueTask InitializeAsync()
    {
        Nation = await MockNation.StartAsync(new MockNationOptions { Clock = new SignallingTime(), Systems = new HashSet<string> { System } });
        Book.Snapshot(Empty);
    }

    public ValueTask DisposeAsync() => Nation.DisposeAsync();

    public void Reset()
    {
        foreach (var overlay in Nation.Overlays.Keys)
        {
            Nation.SwitchOff(System, overlay);
        }

        if (isStopped)
        {
            Nation.StartSystem(System);
            isStopped = false;
        }

        Enumerable.Range(1, 100).Select(i => Deliveries.Code(i).Text).ToList().ForEach(Book.Accept);
        Book.Settings = new PortalSettings();
        Book.Restore(Empty);
        effectsBefore = Book.LastEffect;
        entriesBefore = Nation.Ledger.Entries.Count;
    }

    public IReadOnlyList<PortalEffect> Effects => Book.Effects(effectsBefore);

    public IReadOnlyList<LedgerEntry> Entries => [.. Nation.Ledger.Entries.Skip(entriesBefore)];

    public IReadOnlyList<LedgerEntry> Business(string? operation = null) =>
        [.. Entries.Where(entry => entry.Kind == "business" && (operation is null || entry.Operation == operation))];

    public int Logins => Entries.Count(entry => entry.Kind == "token");

    public void SwitchOn(string overlay, int? times = null, string? operation = null) => Nation.SwitchOn(System, overlay, times, operation);

    public void SwitchOff(string overlay) => Nation.SwitchOff(System, overlay);

    public void Stop()
    {
        Nation.StopSystem(System);
        isStopped = true;
    }

    public async Task ArrivedAsync(int requests)
    {
        // What arrives after this line ends the wait below, so nothing can slip in between.
        var seen = Nation.Ledger.Entries.Count;
        while (Business().Count < requests)
        {
            await Nation.Ledger.WaitForAsync(entry => entry.Sequence > seen);
            seen = Nation.Ledger.Entries.Count;
        }
    }

    public static DossierStatus StatusOf(string code) => (DossierStatus)int.Parse(code, CultureInfo.InvariantCulture);

    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Destinations:portal:Enabled"] = "true",
        ["Destinations:portal:BaseAddress"] = Nation.BaseAddress(System).ToString(),
        ["Destinations:portal:UserName"] = "onestop-portal",
        ["Destinations:portal:Password"] = "synthetic-portal-secret",
        ["Destinations:portal:UnitCode"] = "000.00.00.H49",
    };
}
