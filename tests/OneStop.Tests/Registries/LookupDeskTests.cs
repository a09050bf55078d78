using Microsoft.Extensions.Time.Testing;
using OneStop.Core.Access;
using OneStop.Core.Dossiers;
using OneStop.Core.Errors;
using OneStop.Core.Facts;
using OneStop.Core.Prefill;
using OneStop.Core.Registries;
using OneStop.Tests.Prefill;

namespace OneStop.Tests.Registries;

public sealed class LookupDeskTests
{
    private LookupRequest? asked;

    [Fact]
    public async Task AskAsync_NotNarrowed_AsksForWhatThePlanNames()
    {
        await AskAsync("a", only: null);

        Assert.Equal([FactKeys.FullName], asked!.Fields);
    }

    [Fact]
    public async Task AskAsync_NarrowedByFactsOutsideThePlan_NeverAsksForThem()
    {
        await AskAsync("a", new HashSet<FactKey> { FactKeys.FullName, FactKeys.BirthDate, FactKeys.Religion });

        Assert.Equal([FactKeys.FullName], asked!.Fields);
    }

    [Fact]
    public async Task AskAsync_UnknownRegistry_IsRefusedAndNobodyIsAsked()
    {
        var refused = Assert.IsType<Lookup.Refused>(await AskAsync("nowhere", only: null));

        Assert.Equal(ErrorCode.RegistryUnknown, refused.Fault.Code);
        Assert.Null(asked);
    }

    private Task<Lookup> AskAsync(string registry, IReadOnlySet<FactKey>? only)
    {
        var (a, b) = (Remembering("a"), Remembering("b"));
        var reader = new PlanReader(new RegistryCatalogue([a.Descriptor, b.Descriptor]));
        reader.Read("plan.json", PrefillBench.TwoSources());
        var plan = Assert.Single(reader.Plans);
        Assert.True(DossierCode.TryParse("H49.14-261122-0001", out var dossier, out _));
        Assert.True(AgencyCode.TryParse("H49.14", out var unit, out _));
        var purpose = new Purpose(dossier, plan.Procedure, new Officer("QNI_MAU_01", unit), "Decree 118/2025", new Caller("test", [unit]));
        return new LookupDesk([a, b], new PlanBook([plan]), new FakeTimeProvider())
            .AskAsync(registry, "ask", PrefillBench.Someone("1990"), purpose, only, TestContext.Current.CancellationToken);
    }

    private FakeRegistry Remembering(string key) => new(key, (request, _) =>
    {
        asked = request;
        return Task.FromResult(FakeRegistry.Found(key, PrefillBench.Named("Mẫu")));
    });
}
