using System.Text.Json.Nodes;
using OneStop.Core.Access;
using OneStop.Core.Dossiers;
using OneStop.Core.Errors;
using OneStop.Core.Prefill;
using OneStop.Core.Registries;
using OneStop.Tests.Prefill;

namespace OneStop.Tests.Access;

/// <summary>Nobody looks anything up that no plan names, nor for a unit that is not theirs.</summary>
public sealed class AccessPolicyTests
{
    private static readonly AccessPolicy Policy = new(PlanSample.Catalogue, new PlanBook(PlanSample.Read(WithOperation("off")).Plans));

    [Theory]
    [InlineData("H49.14", "H49", null)]
    [InlineData("H49.14", "H49.14", null)]
    [InlineData("H49.14", "H49.1", ErrorCode.UnitNotAllowed)]
    [InlineData("H49", "H49.14", ErrorCode.UnitNotAllowed)]
    [InlineData("H56.14", "H49", ErrorCode.UnitNotAllowed)]
    [InlineData("H49.14", "H56,H49", null)]
    [InlineData("H49.14", "", ErrorCode.UnitNotAllowed)]
    public void Check_Unit_MustBeTheCallersOrBelowIt(string unit, string allowed, ErrorCode? expected) =>
        Assert.Equal(expected, Policy.Check(Purpose(unit, allowed), "people", "person")?.Code);

    [Theory]
    [InlineData("1.001193", "people", "person", null)]
    [InlineData("1.001193.H49", "people", "person", null)]
    [InlineData("2.000001", "people", "person", ErrorCode.ProcedureUnknown)]
    [InlineData("1.001193", "nowhere", "person", ErrorCode.RegistryUnknown)]
    [InlineData("1.001193", "People", "person", ErrorCode.RegistryUnknown)]
    [InlineData("1.001193", "people", "nothing", ErrorCode.OperationUnknown)]
    [InlineData("1.001193", "people", "spare", ErrorCode.OperationNotInPlan)]
    [InlineData("1.001193", "weddings", "off", ErrorCode.OperationDisabled)]
    public void Check_Operation_MustBeInTheProceduresPlan(string procedure, string registry, string operation, ErrorCode? expected) =>
        Assert.Equal(expected, Policy.Check(Purpose("H49.14", "H49", procedure), registry, operation)?.Code);

    // B42
    [Theory]
    [InlineData(DossierStatus.Filed, "1.001193", "H49.14", null)]
    [InlineData(DossierStatus.SupplementRequested, "1.001193", "H49.14.02", null)]
    [InlineData(DossierStatus.Refused, "1.001193", "H49.14", ErrorCode.PurposeDossierClosed)]
    [InlineData(DossierStatus.Withdrawn, "1.001193", "H49.14", ErrorCode.PurposeDossierClosed)]
    [InlineData(DossierStatus.Stopped, "1.001193", "H49.14", ErrorCode.PurposeDossierClosed)]
    [InlineData(DossierStatus.Finished, "1.001193", "H49.14", ErrorCode.PurposeDossierClosed)]
    [InlineData(DossierStatus.Returned, "1.001193", "H49.14", ErrorCode.PurposeDossierClosed)]
    [InlineData(DossierStatus.Processing, "1.000656", "H49.14", ErrorCode.PurposeProcedureDiffers)]
    [InlineData(DossierStatus.Returned, "1.001193", "H49.15", ErrorCode.UnitNotAllowed)]
    public void Check_DossierThatTheHubHas_IsOpenOwnAndOfThisProcedure(DossierStatus status, string procedure, string unit, ErrorCode? expected)
    {
        Assert.True(ProcedureCode.TryParse(procedure, out var code, out _));
        var purpose = Purpose("H49.14", "H49.14");
        var known = purpose with { Known = new(purpose.Dossier, 1, status, code, Unit(unit), null, [], null, DateTimeOffset.UnixEpoch) };
        Assert.Equal(expected, Policy.Check(known, "people", "person")?.Code);
        Assert.Equal(expected, AccessPolicy.Check(known)?.Code);
    }

    [Fact]
    public void Check_StrangersUnit_IsRefusedBeforeAnythingElseIsTold() =>
        Assert.Equal(ErrorCode.UnitNotAllowed, Policy.Check(Purpose("H49.14", "H56", "2.000001"), "nowhere", "nothing")?.Code);

    [Fact]
    public void Catalogue_TwoRegistriesUnderOneKey_FailsAtOnce()
    {
        var registry = PlanSample.Catalogue.Find("people")!;
        Assert.Throws<ArgumentException>(() => new RegistryCatalogue([registry, registry]));
    }

    private static JsonObject WithOperation(string operation)
    {
        var plan = PlanSample.With("sources.wed.operation", operation);
        plan["fields"]![1]!.AsObject().Remove("columns");
        return plan;
    }

    private static Purpose Purpose(string unit, string allowed, string procedure = "1.001193")
    {
        Assert.True(DossierCode.TryParse("H49.14-261122-0001", out var dossier, out _));
        Assert.True(ProcedureCode.TryParse(procedure, out var code, out _));
        var units = allowed.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Unit).ToList();
        return new Purpose(dossier, code, new Officer("QNI_MAU_01", Unit(unit)), "Law 60/2014/QH13", new Caller("client", units));
    }

    private static AgencyCode Unit(string text)
    {
        Assert.True(AgencyCode.TryParse(text, out var unit, out _));
        return unit;
    }
}
