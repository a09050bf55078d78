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

    protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    /// <summary>How this registry says that the procedure, and the officer, has no right.</summary>
    protected abstract (ErrorCode Procedure, ErrorCode Officer) Rights { get; }

    /// <summary>A subject whose number makes the simulated nation answer in one way (its last three digits).</summary>
    protected abstract Subject Triggering(string digits);

    protected MockNation Nation => fixture.Nation;

    [Fact]
    public async Task Lookup_KnownSubject_FoundWithProvenanceAndNothingUnasked()
    {
        var bench = Bench();
        var found = Assert.IsType<Lookup.Found>(await AskAsync(bench, Known.Subject));
        Assert.NotNull(found.Facts[Known.Fact]);
        Assert.Equal((Registry, Operation), (found.Source.Registry, found.Source.Operation));
        Assert.Equal(found.Source.RequestId, Assert.Single(bench.Audit.Attempts).RequestId);
        Assert.InRange(found.Source.RequestId.Length, 30, 40);
    }

    [Fact]
    public async Task Lookup_AbsentSubject_NotFoundAndCertain()
    {
        var none = Assert.IsType<Lookup.NotFound>(await AskAsync(Bench(), Absent));
        Assert.True(none.Certain);
    }

    [Fact]
    public async Task Lookup_RightsMissing_RefusedWithTheRightThatIsMissing()
    {
        var bench = Bench();
        Assert.Equal(Rights.Procedure, Assert.IsType<Lookup.Refused>(await AskAsync(bench, Triggering("403"))).Fault.Code);
        Assert.Equal(Rights.Officer, Assert.IsType<Lookup.Refused>(await AskAsync(bench, Triggering("405"))).Fault.Code);
        Assert.Equal(2, bench.Reached(Registry).Count);
    }

    [Fact]
    public async Task Lookup_CredentialsRefused_RefusedAndNotTriedForEver()
    {
        var bench = Bench();
        Assert.Equal(ErrorCode.CredentialsRefused, Assert.IsType<Lookup.Refused>(await AskAsync(bench, Triggering("401"))).Fault.Code);
        AssertEveryRequestAudited(bench);
        Assert.InRange(bench.Reached(Registry).Count, 1, 2);
    }

    [Fact]
    public async Task Lookup_FieldRefusedInASentence_KeyNotAcceptedNamesTheField()
    {
        var fault = Assert.IsType<Lookup.Refused>(await AskAsync(Bench(), Triggering("422"))).Fault;
        Assert.Equal(ErrorCode.KeyNotAccepted, fault.Code);
        Assert.NotNull(fault.Field);
    }

    [Fact]
    public async Task Lookup_SuspendedAtTheGateway_UnavailableSinceNow()
    {
        var fault = Assert.IsType<Lookup.Unavailable>(await AskAsync(Bench(), Triggering("502"))).Fault;
        Assert.Equal(ErrorCode.RegistrySuspended, fault.Code);
        Assert.NotNull(fault.Since);
    }

    // B54, pain 13: a success status proves nothing.
    [Theory]
    [InlineData("html-login-page")]
    [InlineData("garbage")]
    public async Task Lookup_SuccessStatusWithAnotherBody_Broken(string overlay)
    {
        SwitchOn(overlay);
        var broken = Assert.IsType<Lookup.Broken>(await AskAsync(Bench(), Known.Subject));
        Assert.Equal(ErrorCode.AnswerMalformed, broken.Fault.Code);
    }

    [Fact]
    public async Task Lookup_MalformedOrUnknownText_BrokenNeverFound()
    {
        Assert.IsType<Lookup.Broken>(await AskAsync(Bench(), Triggering("999")));
    }

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
