using OneStop.Benchmarks.Baselines;
using OneStop.Benchmarks.FarSides;
using OneStop.Benchmarks.Hub;
using OneStop.Benchmarks.Loading;
using OneStop.Benchmarks.Reporting;
using Spectre.Console;

namespace OneStop.Benchmarks;

/// <summary>Starts the far sides, the baselines and the hub in this process and lets them take turns.</summary>
internal static class Benchmark
{
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(30);

    public static async Task<Measurements> RunAsync(Pace pace, IAnsiConsole console)
    {
        // Near the program, not in the system's temporary folder: that one may be memory, where a durable write costs nothing. But not
        // below the program: the host watches its settings there, and would be told of every write to the store.
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "..", $"run-{Guid.NewGuid():N}"));
        await using var nation = await Nation.StartAsync();
        await using var populationProxy = await BareProxy.StartAsync(nation.Population.Address);
        await using var enterpriseProxy = await BareProxy.StartAsync(nation.Enterprise.Address);
        await using var hub = await HubUnderTest.StartAsync(nation, folder.FullName);
        using var population = await hub.PopulationAsync();
        using var enterprise = await hub.EnterpriseAsync();
        using var prefill = await hub.PrefillAsync();
        await using var bare = await CannedServer.StartAsync("application/json; charset=utf-8", await population.BodyAsync());
        using var handler = await HttpSubject.OpenAsync(bare.Address, Nation.PopulationRequest(bare.Address), "022090000001"u8.ToArray());
        using var populationHop = await HttpSubject.OpenAsync(populationProxy.Address, Nation.PopulationRequest(populationProxy.Address), "022090000001"u8.ToArray());
        using var enterpriseHop = await HttpSubject.OpenAsync(enterpriseProxy.Address, Nation.EnterpriseRequest(enterpriseProxy.Address), "5709990003"u8.ToArray());
        using var fanOut = new BareFanOut(nation);
        var measured = new Measurements(
            pace,
            Machine.Describe(folder.FullName),
            Handler: new("B0 bare Kestrel handler, same answer", handler, false, default),
            PopulationHop: new("B1 bare YARP hop to population (SOAP)", populationHop, false, default),
            PopulationLookup: new("Hub look-up, population (SOAP)", population, false, default),
            EnterpriseHop: new("B1 bare YARP hop to enterprise (JSON)", enterpriseHop, false, default),
            EnterpriseLookup: new("Hub look-up, enterprise (JSON)", enterprise, false, default),
            HopSlow: new("B1 bare YARP hop to population, answering in 30 ms", populationHop, false, Slow),
            LookupSlow: new("Hub look-up, population, answering in 30 ms", population, false, Slow),
            FanOutLoaded: new("B2 bare HttpClient fan-out to three", fanOut, false, default),
            PrefillLoaded: new("Hub prefill from three", prefill, false, default),
            HopLight: new("B1 bare YARP hop to population (SOAP)", populationHop, true, default),
            LookupLight: new("Hub look-up, population (SOAP)", population, true, default),
            FanOut: new("B2 fan-out = slowest source, answering at once", fanOut, true, default),
            Prefill: new("Hub prefill, sources answering at once", prefill, true, default),
            FanOutSlow: new("B2 fan-out = slowest source, answering in 30 ms", fanOut, true, Slow),
            PrefillSlow: new("Hub prefill, sources answering in 30 ms", prefill, true, Slow));
        await MeasureAsync(measured, nation, console);
        await hub.DisposeAsync();
        folder.Delete(recursive: true);
        return measured;
    }

    private static async Task MeasureAsync(Measurements measured, Nation nation, IAnsiConsole console)
    {
        var turns = await WarmUp.RunAsync([.. measured.All.Where(entry => !entry.IsLight && entry.Delay == default)], measured.Pace.WarmUp);
        console.MarkupLineInterpolated($"[grey]warm after {turns} turns[/]");

        for (var round = 1; round <= measured.Pace.Rounds; round++)
        {
            console.MarkupLineInterpolated($"[grey]round {round} of {measured.Pace.Rounds}[/]");
            foreach (var entry in measured.All)
            {
                nation.Delay(entry.Delay);
                entry.Samples.Add(await entry.MeasureAsync(entry.IsLight ? measured.Pace.Light : measured.Pace.Loaded));
            }
        }
    }
}
