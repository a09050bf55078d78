using OneStop.Adapters.Plumbing;
using OneStop.Core.Access;
using OneStop.Core.Dossiers;
using OneStop.Core.Facts;
using OneStop.Core.Registries;

namespace OneStop.Tests.Adapters;

/// <summary>Exchanges as they travel, for mappings that are tested without a wire.</summary>
internal static class Exchanges
{
    public static Exchange Of(RegistryDescriptor registry, string operation, Subject subject, string requestId = "H49-01JD9SYNTHET1CREQ00000001") => new(
        new LookupRequest(operation, subject, Purpose(), new HashSet<FactKey>()), registry, requestId, "hash", DateTimeOffset.MaxValue, CancellationToken.None);

    public static Subject Person(string id, string name, string birth)
    {
        Assert.True(PersonalId.TryParse(id, out var number, out _));
        Assert.True(FullName.TryParse(name, out var full, out _));
        Assert.True(PartialDate.TryParse(birth, out var born, out _));
        return new Subject.Person(number, full, born);
    }

    public static Subject Enterprise(string text)
    {
        Assert.True(TaxCode.TryParse(text, out var code, out _));
        return new Subject.Enterprise(code);
    }

    private static Purpose Purpose()
    {
        Assert.True(DossierCode.TryParse("H49.14-261122-0001", out var dossier, out _));
        Assert.True(ProcedureCode.TryParse("1.001193", out var procedure, out _));
        Assert.True(AgencyCode.TryParse("H49.14", out var unit, out _));
        return new(dossier, procedure, new Officer("QNI_MAU_01", unit), "test", new Caller("test", [unit]));
    }
}
