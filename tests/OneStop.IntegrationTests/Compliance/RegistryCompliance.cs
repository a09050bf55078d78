using OneStop.Core.Access;
using OneStop.Core.Errors;
using OneStop.Core.Facts;
using OneStop.Core.Registries;
using OneStop.Mocks;

namespace OneStop.IntegrationTests.Compliance;

/// <summary>What every registry must do, whatever its dialect. A new adapter inherits this and names its subjects.</summary>
public abstract partial class RegistryCompliance(NationFixture fixture) : IClassFixture<NationFixture>, IDisposable
{
    private readonly List<string> overlays = [];
    private readonly List<RegistryBench> benches = [];

    protected abstract string Registry { get; }

    protected abstract string Operation { get; }

    /// <summary>A subject with a whole record, and the fact that proves it.</summary>
    protected abstract (Subject Subject, FactKey Fact) Known { get; }

    protected abstract Subject Absent { get; }

    /// <summary>False where the empty answer may also stand for a name or date that differs.</summary>
    protected virtual bool AbsenceIsCertain => true;

    protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    /// <summary>How this registry says that the procedure, and the officer, has no right.</summary>
    protected abstract (ErrorCode Procedure, ErrorCode Officer) Rights { get; }

    /// <summary>A subject whose number makes the simulated nation answer in one way (its last three digits).</summary>
    protected abstract Subject Triggering(string digits);

    protected MockNation Nation => fixture.Nation;

    public void Dispose()
    {
        overlays.ForEach(overlay => Nation.SwitchOff(Registry, overlay));
        benches.ForEach(bench => bench.Dispose());
        GC.SuppressFinalize(this);
    }

    private protected Task<Lookup> AskAsync(
        RegistryBench bench, Subject subject, Purpose? purpose = null, CancellationToken cancellationToken = default) =>
        bench.AskAsync(Registry, Operation, subject, purpose, cancellationToken);

    private protected RegistryBench Bench(params (string Key, string Value)[] settings) => Bench(clock: null, settings);

    private protected RegistryBench Bench(TimeProvider? clock, params (string Key, string Value)[] settings)
    {
        var all = Settings.Select(s => (s.Key, s.Value)).Concat(settings);
        benches.Add(new RegistryBench(Nation, all.ToDictionary(s => $"Registries:{Registry}:{s.Key}", s => (string?)s.Value), clock));
        return benches[^1];
    }

    protected void SwitchOn(string overlay)
    {
        overlays.Add(overlay);
        Nation.SwitchOn(Registry, overlay);
    }

    protected void SwitchOff(string overlay) => Nation.SwitchOff(Registry, overlay);

    // I5: records = attempts, counted on both sides.
    private protected void AssertEveryRequestAudited(RegistryBench bench) => Assert.Equal(bench.Reached(Registry).Count, bench.Audit.Attempts.Count);

    private string Retry => $"Operations:{Operation}:Retry";

    /// <summary>Token and connection in place, so that what follows is about the look-up alone.</summary>
    private async Task WarmAsync(RegistryBench bench) => await AskAsync(bench, Known.Subject);
}
