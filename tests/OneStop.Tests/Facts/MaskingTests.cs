using System.Text.Json;
using CsCheck;
using OneStop.Core.Access;
using OneStop.Core.Dossiers;
using OneStop.Core.Facts;
using OneStop.Core.Registries;

namespace OneStop.Tests.Facts;

/// <summary>
/// Nothing that holds a person prints one: neither by ToString, nor by its properties, which structured loggers read.
/// The last three digits may show, so that an operator and a citizen can agree on whom they speak of.
/// </summary>
public sealed class MaskingTests
{
    private const string Digits = "022090000987";
    private const string Name = "NGUYỄN VĂN MẪU";
    private const string TaxDigits = "5709990148";

    private static readonly Subject.Person Person = new(Parsed(Digits), ParsedName(Name), PartialDate.From(1990, 1, 15)!);
    private static readonly Subject.Enterprise Enterprise = new(ParsedTax(TaxDigits));

    public static TheoryData<string, object> Holders => new()
    {
        { "PersonalId", Person.Id },
        { "FullName", Person.Name },
        { "TaxCode of an enterprise", Enterprise.Code },
        { "TaxCode of a branch", ParsedTax($"{TaxDigits}-001") },
        { "TaxCode of a person", TaxCode.Of(Person.Id) },
        { "Subject.Person", Person },
        { "Subject.Enterprise", Enterprise },
        { "LookupRequest", Request(Person) },
        { "LookupRequest about an enterprise", Request(Enterprise) },
    };

    public static TheoryData<string, object> Values => new()
    {
        { "Person", new FactValue.Person(Person.Id) },
        { "Words", new FactValue.Words(Name) },
        { "Tax", new FactValue.Tax(Enterprise.Code) },
        { "Code", new FactValue.Code("list", Digits, Name) },
        { "Place", new FactValue.Place(new Address("22", null, "06652", Name, "VN", Digits)) },
        { "Rows", new FactValue.Rows([Facts()]) },
        { "Address", new Address("22", null, "06652", Name, "VN", Digits) },
        { "FactSet", Facts() },
        { "Pair", Facts().First() },
        { "Lookup.Found", new Lookup.Found(Facts(), [FactKeys.Sex]) { Source = new("population", "lookup", DateTimeOffset.UnixEpoch, "r") } },
    };

    [Theory]
    [MemberData(nameof(Holders))]
    [MemberData(nameof(Values))]
    public void ToString_WhateverHoldsAPerson_Withholds(string what, object holder)
    {
        AssertWithheld(what, holder.ToString()!);
        AssertWithheld(what, $"{holder}");
    }

    [Theory]
    [MemberData(nameof(Holders))]
    public void Properties_WhateverHoldsAPerson_Withhold(string what, object holder) =>
        AssertWithheld(what, JsonSerializer.Serialize(holder, holder.GetType()));

    [Fact]
    public void ToString_AnyTaxCodeOfAPerson_IsMaskedLikeTheNumber() => PersonalIds.Issued.Sample(digits =>
        TaxCode.Of(Parsed(digits)).ToString() == $"*********{digits[9..]}");

    // Three digits may show; four in a row, or a word of the name, may not.
    private static void AssertWithheld(string what, string printed)
    {
        foreach (var secret in Pieces(Digits).Concat(Pieces(TaxDigits)).Concat(Name.Split(' ')).Append("NGUYENVANMAU"))
        {
            Assert.False(printed.Contains(secret, StringComparison.OrdinalIgnoreCase), $"{what} prints {secret}");
        }
    }

    private static IEnumerable<string> Pieces(string digits) => Enumerable.Range(0, digits.Length - 3).Select(at => digits.Substring(at, 4));

    private static FactSet Facts() => new() { { FactKeys.FullName, Name }, { FactKeys.PersonalId, Person.Id } };

    private static LookupRequest Request(Subject subject)
    {
        Assert.True(DossierCode.TryParse("H49.14-261122-0001", out var dossier, out _));
        Assert.True(ProcedureCode.TryParse("1.001193", out var procedure, out _));
        Assert.True(AgencyCode.TryParse("H49.14", out var unit, out _));
        var purpose = new Purpose(dossier, procedure, new Officer("CB-01", unit), "Law 60/2014 Art. 16", new Caller("client", [unit]));
        return new LookupRequest("lookup", subject, purpose, new HashSet<FactKey> { FactKeys.FullName });
    }

    private static PersonalId Parsed(string text)
    {
        Assert.True(PersonalId.TryParse(text, out var id, out _));
        return id;
    }

    private static FullName ParsedName(string text)
    {
        Assert.True(FullName.TryParse(text, out var name, out _));
        return name;
    }

    private static TaxCode ParsedTax(string text)
    {
        Assert.True(TaxCode.TryParse(text, out var code, out _));
        return code;
    }
}
