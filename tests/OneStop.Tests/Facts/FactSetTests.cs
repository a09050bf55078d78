using OneStop.Core.Facts;

namespace OneStop.Tests.Facts;

/// <summary>Minimum disclosure: what is not asked for is not kept.</summary>
public sealed class FactSetTests
{
    [Fact]
    public void Only_NamedFacts_DropsEveryOther()
    {
        var all = new FactSet { { FactKeys.FullName, "NGUYỄN VĂN MẪU" }, { FactKeys.Religion, "00" }, { FactKeys.BirthDate, PartialDate.From(1988) } };
        var kept = all.Only(new HashSet<FactKey> { FactKeys.FullName, FactKeys.Sex });
        Assert.Equal([FactKeys.FullName], kept.Select(pair => pair.Key));
        Assert.Equal(3, all.Count);
    }

    [Fact]
    public void Only_NamedFacts_DropsOtherColumnsOfEveryRowToo()
    {
        var all = new FactSet
        {
            {
                FactKeys.Marriages,
                [
                    new FactSet { { FactKeys.HusbandName, "TRẦN VĂN THỬ" }, { FactKeys.EventNumber, "12/2019" } },
                    new FactSet { { FactKeys.WifeName, "LÊ THỊ MẪU" } },
                ]
            },
        };
        var rows = Assert.IsType<FactValue.Rows>(all.Only(new HashSet<FactKey> { FactKeys.Marriages, FactKeys.EventNumber })[FactKeys.Marriages]);
        Assert.Equal([FactKeys.EventNumber], rows.Items.SelectMany(row => row).Select(pair => pair.Key));
        Assert.Equal(2, rows.Items.Count);
    }

    [Fact]
    public void Only_ColumnsWithoutTheirList_KeepsNothing()
    {
        var all = new FactSet { { FactKeys.Marriages, [new FactSet { { FactKeys.EventNumber, "12/2019" } }] } };
        Assert.Empty(all.Only(new HashSet<FactKey> { FactKeys.EventNumber }));
    }

    [Fact]
    public void Add_NothingToSay_IsNoFact()
    {
        var facts = new FactSet
        {
            { FactKeys.FullName, "  " },
            { FactKeys.Religion, (string?)null },
            { FactKeys.BirthDate, (PartialDate?)null },
            { FactKeys.PlaceOfOrigin, new Address(null, null, null, null, "VN", null) },
            { FactKeys.PersonalId, (PersonalId?)null },
            { FactKeys.Marriages, (IEnumerable<FactSet>?)null },
        };
        Assert.Equal(0, facts.Count);
        Assert.Null(facts[FactKeys.FullName]);
    }

    [Fact]
    public void Add_NoRows_IsAFact() =>
        Assert.Equal(1, new FactSet { { FactKeys.Marriages, Array.Empty<FactSet>() } }.Count);

    [Fact]
    public void FactKeys_EveryName_IsSpeltOnce()
    {
        var names = typeof(FactKeys).GetFields().Select(field => ((FactKey)field.GetValue(null)!).Name).ToList();
        Assert.NotEmpty(names);
        Assert.Equal(names.Distinct(StringComparer.OrdinalIgnoreCase), names);
        Assert.All(names, name => Assert.Matches(@"\A[a-z][A-Za-z]*(\.[a-z][A-Za-z]*)?\z", name));
    }
}
