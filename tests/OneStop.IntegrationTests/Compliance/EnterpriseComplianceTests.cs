using OneStop.Core.Errors;
using OneStop.Core.Facts;
using OneStop.Core.Registries;

namespace OneStop.IntegrationTests.Compliance;

public class EnterpriseComplianceTests(NationFixture fixture) : RegistryCompliance(fixture)
{
    protected override string Registry => "enterprise";

    protected override string Operation => "enterprise";

    protected override (Subject Subject, FactKey Fact) Known => (Purposes.Enterprise("5709990003"), FactKeys.EnterpriseRepresentatives);

    protected override Subject Absent => Purposes.Enterprise("5709990148");

    protected override (ErrorCode Procedure, ErrorCode Officer) Rights => (ErrorCode.CredentialsRefused, ErrorCode.CredentialsRefused);

    // The check digit allows only some numbers with these last three digits.
    protected override Subject Triggering(string digits) => Enumerable.Range(0, 1000).Select(i => $"5709{i:D3}{digits}")
        .Where(code => TaxCode.TryParse(code, out _, out _)).Select(Purposes.Enterprise).First();

    [Fact]
    public async Task Lookup_TokenDiesEarly_RenewedOnceAndBothSendingsAudited()
    {
        var bench = Bench();
        await AskAsync(bench, Known.Subject);
        SwitchOn("early-token-expiry");
        Assert.IsType<Lookup.Found>(await AskAsync(bench, Known.Subject));
        Assert.Equal(3, bench.Reached(Registry).Count);
        AssertEveryRequestAudited(bench);
    }

    [Fact]
    public async Task Lookup_TokenEndpointDown_UnavailableAndNothingSent()
    {
        SwitchOn("maintenance");
        var bench = Bench();
        var fault = Assert.IsType<Lookup.Unavailable>(await AskAsync(bench, Known.Subject)).Fault;
        Assert.Equal((ErrorCode.TokenUnavailable, TimeSpan.FromMinutes(15)), (fault.Code, fault.RetryAfter));
        Assert.Empty(bench.Reached(Registry));
        Assert.Empty(bench.Audit.Attempts);
    }

    [Fact]
    public async Task Lookup_ConsumerKeyRefused_RefusedAndNothingSent()
    {
        var bench = Bench(("Credentials:Secret", "synthetic-wrong"));
        Assert.Equal(ErrorCode.CredentialsRefused, Assert.IsType<Lookup.Refused>(await AskAsync(bench, Known.Subject)).Fault.Code);
        Assert.Empty(bench.Reached(Registry));
    }

    [Fact]
    public async Task Lookup_ManyAtOnce_OneTokenForAll()
    {
        var bench = Bench();
        var tokens = Nation.Ledger.Tokens(Registry).Count;
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => AskAsync(bench, Known.Subject)));
        Assert.All(answers, a => Assert.IsType<Lookup.Found>(a));
        Assert.Equal(tokens + 1, Nation.Ledger.Tokens(Registry).Count);
    }

    [Fact]
    public async Task Lookup_SuspendedInThePast_StatusAndItsDates()
    {
        var found = Assert.IsType<Lookup.Found>(await AskAsync(Bench(), Purposes.Enterprise("5709990010")));
        Assert.Equal("2", Assert.IsType<FactValue.Code>(found.Facts[FactKeys.EnterpriseStatus]).Value);
        if (Settings.Count == 0)
        {
            Assert.NotNull(found.Facts[FactKeys.EnterpriseSuspendedTo]);
        }
    }

    [Fact]
    public async Task Lookup_PersonsNumberAsEnterprise_RefusedLocally()
    {
        var bench = Bench();
        Assert.Equal(ErrorCode.KeyNotAccepted, Assert.IsType<Lookup.Refused>(await AskAsync(bench, Purposes.Enterprise("022086000050"))).Fault.Code);
        Assert.Empty(bench.Reached(Registry));
    }

    [Fact]
    public async Task HouseholdBusiness_OwnerOfTwo_TwoRows()
    {
        var found = Assert.IsType<Lookup.Found>(await Bench().AskAsync(
            Registry, "household-business", Purposes.Person("022086000050", "Trịnh Văn Mẫu Doanh", "1986-01-01")));
        var rows = Assert.IsType<FactValue.Rows>(found.Facts[FactKeys.HouseholdBusinesses]).Items;
        Assert.Equal(2, rows.Count);
        Assert.All(rows, row => Assert.NotNull(row[FactKeys.EnterpriseFounded]));
    }

    [Fact]
    public async Task Cooperative_ObjectWhereListsAreUsual_Found()
    {
        var found = Assert.IsType<Lookup.Found>(await Bench().AskAsync(Registry, "cooperative", Purposes.Enterprise("5709990035")));
        Assert.Single(Assert.IsType<FactValue.Rows>(found.Facts[FactKeys.EnterpriseRepresentatives]).Items);
    }
}

public sealed class EnterpriseV1ComplianceTests(NationFixture fixture) : EnterpriseComplianceTests(fixture)
{
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Scheme"] = "v1" };
}
