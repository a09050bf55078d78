using OneStop.Core.Errors;
using OneStop.Core.Facts;
using OneStop.Core.Registries;

namespace OneStop.IntegrationTests.Compliance;

public sealed class CivilStatusComplianceTests(NationFixture fixture) : RegistryCompliance(fixture)
{
    protected override string Registry => "civil-status";

    protected override string Operation => "marriage";

    protected override (Subject Subject, FactKey Fact) Known =>
        (Purposes.Person("022090000001", "Nguyễn Văn Mẫu", "1990-01-15"), FactKeys.WifeName);

    // Known, and never married.
    protected override Subject Absent => Purposes.Person("022301000060", "Bùi Thị Mẫu Xuân", "2001-04-12");

    protected override (ErrorCode Procedure, ErrorCode Officer) Rights => (ErrorCode.CredentialsRefused, ErrorCode.RequestRefused);

    protected override Subject Triggering(string digits) => Purposes.Person($"022090000{digits}", "Nguyễn Văn Mẫu", "1990-01-15");

    [Fact]
    public async Task Lookup_AnotherName_Mismatch()
    {
        var differs = Assert.IsType<Lookup.Mismatch>(await AskAsync(Bench(), Purposes.Person("022090000001", "Trần Văn Thử", "1990-01-15")));
        Assert.Equal([FactKeys.FullName, FactKeys.BirthDate], differs.Recheck);
    }

    [Fact]
    public async Task Marriage_CoupleThatDisagrees_RegistersOwnSpellingAndDate()
    {
        var found = Assert.IsType<Lookup.Found>(await AskAsync(Bench(), Purposes.Person("022187000011", "Lê Thị Mẫu Huyền", "1987-11-30")));
        Assert.Equal("LÊ THỊ MẪU HUYÊN", Assert.IsType<FactValue.Words>(found.Facts[FactKeys.WifeName]).Value);
        Assert.Equal("1987-12-30", Assert.IsType<FactValue.Date>(found.Facts[FactKeys.WifeBirthDate]).Value.ToString());
        Assert.Equal("PHẠM VĂN THỬ HOÀ", Assert.IsType<FactValue.Words>(found.Facts[FactKeys.HusbandName]).Value);
    }

    [Fact]
    public async Task Birth_Death_MaritalStatus_Found()
    {
        var bench = Bench();
        var birth = Assert.IsType<Lookup.Found>(await bench.AskAsync(Registry, "birth", Purposes.Person("022310000004", "Nguyễn Thị Mẫu Mai", "2010-05-20")));
        Assert.Equal("TRẦN THỊ THỬ", Assert.IsType<FactValue.Words>(birth.Facts[FactKeys.MotherName]).Value);
        var death = Assert.IsType<Lookup.Found>(await bench.AskAsync(Registry, "death", Purposes.Person("022160000020", "Hoàng Thị Mẫu", "1960-07-02")));
        Assert.Equal("2026-10-30", Assert.IsType<FactValue.Date>(death.Facts[FactKeys.DeathDate]).Value.ToString());
        var status = Assert.IsType<Lookup.Found>(await bench.AskAsync(Registry, "marital-status", Absent));
        Assert.Equal("1", Assert.IsType<FactValue.Code>(status.Facts[FactKeys.MaritalStatus]).Value);
    }

    [Fact]
    public async Task Lookup_OldNumber_RefusedLocally()
    {
        var bench = Bench();
        Assert.Equal(ErrorCode.KeyNotAccepted, Assert.IsType<Lookup.Refused>(
            await AskAsync(bench, Purposes.Person("100000001", "Vũ Văn Mẫu Lâm", "1955-06-06"))).Fault.Code);
        Assert.Empty(bench.Reached(Registry));
    }
}
