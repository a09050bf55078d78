using OneStop.Core.Errors;
using OneStop.Core.Facts;
using OneStop.Core.Registries;

namespace OneStop.IntegrationTests.Compliance;

public class PopulationComplianceTests(NationFixture fixture) : RegistryCompliance(fixture)
{
    protected override string Registry => "population";

    protected override string Operation => "citizen";

    protected override (Subject Subject, FactKey Fact) Known =>
        (Purposes.Person("022090000001", "Nguyễn Văn Mẫu", "1990-01-15"), FactKeys.PermanentResidence);

    protected override Subject Absent => Purposes.Person("022090000404", "Nguyễn Văn Mẫu", "1990-01-15");

    protected override bool AbsenceIsCertain => false;

    protected override (ErrorCode Procedure, ErrorCode Officer) Rights => (ErrorCode.ProcedureNotGranted, ErrorCode.OfficerNotGranted);

    protected override Subject Triggering(string digits) => Purposes.Person($"022090000{digits}", "Nguyễn Văn Mẫu", "1990-01-15");

    // The empty answer is told apart by a second call, which is an attempt of its own.
    [Fact]
    public async Task Lookup_NameDiffers_MismatchAfterTwoAttempts()
    {
        var bench = Bench();
        var differs = Assert.IsType<Lookup.Mismatch>(await AskAsync(bench, Purposes.Person("022090000001", "Nguyễn Văn Thử", "1990-01-15")));
        Assert.Equal([FactKeys.FullName, FactKeys.BirthDate], differs.Recheck);
        Assert.Equal(["citizen", "verification"], bench.Audit.Attempts.Select(a => a.Operation));
        AssertEveryRequestAudited(bench);
    }

    [Fact]
    public async Task Lookup_SecondCallSwitchedOff_NotFoundWithoutCertainty()
    {
        var bench = Bench(("Operations:verification:Enabled", "false"));
        var none = Assert.IsType<Lookup.NotFound>(await AskAsync(bench, Absent));
        Assert.False(none.Certain);
        Assert.Equal([FactKeys.PersonalId, FactKeys.FullName, FactKeys.BirthDate], none.Recheck);
        Assert.Single(bench.Reached(Registry));
    }

    [Theory]
    [InlineData("022188000002", "Trần Thị Thử", "1988", "1988")]
    [InlineData("022204000003", "Lê Thử", "2004-02", "2004-02")]
    [InlineData("100000001", "Vũ Văn Mẫu Lâm", "1955-06-06", "1955-06-06")]
    [InlineData("022192000040", "H'Hen Niê Thử", "", "")]
    public async Task Lookup_PartialDatesOldNumbersAndApostrophes_Found(string id, string name, string birth, string expected)
    {
        var known = Nation.Data.People.First(p => p.Id == id || p.Cmnd == id);
        var found = Assert.IsType<Lookup.Found>(await AskAsync(Bench(), Purposes.Person(id, name, birth.Length == 0 ? known.Birth : birth)));
        var date = Assert.IsType<FactValue.Date>(found.Facts[FactKeys.BirthDate]).Value;
        Assert.Equal(expected.Length == 0 ? known.Birth : expected, date.ToString());
    }

    [Fact]
    public async Task Lookup_FieldsWithoutTheRight_FoundAndListedAsNotHeld()
    {
        var found = Assert.IsType<Lookup.Found>(await AskAsync(Bench(), Purposes.Person("022090000206", "Triệu Văn Mẫu Phần", "1990-06-20")));
        Assert.Contains(FactKeys.PermanentResidence, found.NotHeld);
        Assert.DoesNotContain(FactKeys.FullName, found.NotHeld);
    }

    [Fact]
    public async Task Lookup_TwoCandidates_BrokenNeverOneOfThem()
    {
        Assert.IsType<Lookup.Broken>(await AskAsync(Bench(), Purposes.Person("022090000207", "Triệu Văn Mẫu Đôi", "1990-07-20")));
    }
}

public class PopulationSoapTests(NationFixture fixture) : IClassFixture<NationFixture>
{
    private static readonly Subject Known = Purposes.Person("022090000001", "Nguyễn Văn Mẫu", "1990-01-15");

    // F20: a skewed clock is a fault of its own, and no second digest can mend it.
    [Fact]
    public async Task Lookup_ClockSkewed_SaysSoAndSendsOnce()
    {
        using var bench = new RegistryBench(fixture.Nation);
        fixture.Nation.SwitchOn("population", "clock-skew");
        var refused = Assert.IsType<Lookup.Refused>(await bench.AskAsync("population", "citizen", Known));
        fixture.Nation.SwitchOff("population", "clock-skew");
        Assert.Equal(ErrorCode.ClockSkewed, refused.Fault.Code);
        Assert.Single(bench.Reached("population"));
    }
}

public sealed class PopulationFacadeComplianceTests(NationFixture fixture) : PopulationComplianceTests(fixture)
{
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Scheme"] = "json-facade" };
}
