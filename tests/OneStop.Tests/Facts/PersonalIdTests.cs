using System.Globalization;
using CsCheck;
using OneStop.Core.Errors;
using OneStop.Core.Facts;

namespace OneStop.Tests.Facts;

/// <summary>The 12-digit personal number and the 9-digit CMND, with the check values of the field. Adversary B10, B49.</summary>
public sealed class PersonalIdTests
{
    [Theory]
    [InlineData("022075000001", Sex.Male, 1975)]
    [InlineData("022188000001", Sex.Female, 1988)]
    [InlineData("022204000001", Sex.Male, 2004)]
    [InlineData("022310000001", Sex.Female, 2010)]
    [InlineData("001090000001", Sex.Male, 1990)]
    [InlineData("079301000001", Sex.Female, 2001)]
    [InlineData("096999000001", Sex.Female, 2399)]
    [InlineData("100090000001", Sex.Male, 1990)]
    public void TryParse_IssuedNumber_StatesSexAndBirthYear(string text, Sex sex, int year)
    {
        Assert.True(PersonalId.TryParse(text, out var id, out var error));
        Assert.Null(error);
        Assert.Equal((sex, year, false), (id.StatedSex!.Value, id.StatedBirthYear!.Value, id.IsLegacy));
        Assert.Equal(text, id.Reveal());
    }

    [Theory]
    [InlineData(null, ErrorCode.PersonalIdMissing)]
    [InlineData("", ErrorCode.PersonalIdMissing)]
    [InlineData(" \t\u00a0", ErrorCode.PersonalIdMissing)]
    [InlineData("22090000001", ErrorCode.PersonalIdLeadingZeroLost)]
    [InlineData("000090000001", ErrorCode.PersonalIdProvince)]
    [InlineData("003090000001", ErrorCode.PersonalIdProvince)]
    [InlineData("097090000001", ErrorCode.PersonalIdProvince)]
    [InlineData("02209000001", ErrorCode.PersonalIdLeadingZeroLost)]
    [InlineData("0220900000011", ErrorCode.PersonalIdLength)]
    [InlineData("1234567890", ErrorCode.PersonalIdLength)]
    [InlineData("1", ErrorCode.PersonalIdLength)]
    [InlineData("02209000000A", ErrorCode.PersonalIdNotDigits)]
    [InlineData("0220900O0001", ErrorCode.PersonalIdNotDigits)]
    [InlineData("022 090 000001", ErrorCode.PersonalIdNotDigits)]
    [InlineData("-22090000001", ErrorCode.PersonalIdNotDigits)]
    [InlineData("０２２０９０００００００１", ErrorCode.PersonalIdNotDigits)]
    [InlineData("٠٢٢٠٩٠٠٠٠٠٠١", ErrorCode.PersonalIdNotDigits)]
    [InlineData("022090\u200b000001", ErrorCode.PersonalIdNotDigits)]
    [InlineData("022090000001\u200b", ErrorCode.PersonalIdNotDigits)]
    [InlineData("\u202e022090000001", ErrorCode.PersonalIdNotDigits)]
    [InlineData("02209000000\0", ErrorCode.PersonalIdNotDigits)]
    public void TryParse_WrongNumber_NamesTheReason(string? text, ErrorCode expected)
    {
        Assert.False(PersonalId.TryParse(text, out var id, out var error));
        Assert.Null(id);
        Assert.Equal(expected, error);
    }

    [Fact]
    public void TryParse_SurroundingWhiteSpace_IsNoDifference()
    {
        Assert.True(PersonalId.TryParse("\u00a0 022090000001\r\n", out var id, out _));
        Assert.True(PersonalId.TryParse("022090000001", out var same, out _));
        Assert.Equal(same, id);
    }

    [Fact]
    public void TryParse_NineDigits_IsACmndThatStatesNothing()
    {
        Assert.True(PersonalId.TryParse("100000001", out var id, out _));
        Assert.Equal((true, null, null), (id.IsLegacy, id.StatedSex, id.StatedBirthYear));
        Assert.Equal("******001", id.ToString());
    }

    // Provinces that merged in 2025 keep their codes on every number ever issued.
    [Theory]
    [InlineData("002")]
    [InlineData("006")]
    [InlineData("014")]
    [InlineData("030")]
    [InlineData("034")]
    [InlineData("070")]
    [InlineData("095")]
    public void TryParse_ProvinceThatMergedAway_IsStillAccepted(string province) =>
        Assert.True(PersonalId.TryParse($"{province}090000001", out _, out _));

    [Fact]
    public void TryParse_EveryOrigin_AcceptsSixtyThreeProvincesAndEveryCountry()
    {
        var accepted = Enumerable.Range(0, 1000).Where(origin => PersonalId.TryParse($"{origin:D3}090000001", out _, out _)).ToList();
        Assert.Equal(63, accepted.Count(origin => origin < 100));
        Assert.Equal(900, accepted.Count(origin => origin >= 100));
    }

    [Fact]
    public void TryParse_AnyIssuedNumber_RoundTripsAndPrintsOnlyItsLastThreeDigits() =>
        PersonalIds.Issued.Sample(text =>
        {
            Assert.True(PersonalId.TryParse(text, out var id, out _));
            Assert.Equal(text, id.Reveal());
            Assert.Equal(1900 + (100 * ((text[3] - '0') / 2)) + int.Parse(text[4..6], CultureInfo.InvariantCulture), id.StatedBirthYear);
            Assert.Equal((text[3] - '0') % 2 == 1, id.StatedSex == Sex.Female);
            Assert.Equal($"*********{text[9..]}", id.ToString());
        });

    [Fact]
    public void TryParse_AnyText_EitherParsesOrNamesAnError() =>
        Gen.OneOf(Gen.String, Gen.String["0123456789 -"], Gen.String["０1２3\u200b"]).Sample(text =>
            PersonalId.TryParse(text, out var id, out var error) ? id is not null && error is null : id is null && error is not null);
}
