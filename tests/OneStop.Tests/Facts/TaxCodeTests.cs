using CsCheck;
using OneStop.Core.Errors;
using OneStop.Core.Facts;

namespace OneStop.Tests.Facts;

/// <summary>The tax code's check digit, branch and person forms, with the check values of the field.</summary>
public sealed class TaxCodeTests
{
    private static readonly int[] Weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];

    private static readonly Gen<string> Prefix = Gen.Char['0', '9'].Array[9].Select(digits => new string(digits));

    /// <summary>Complete 10-digit codes: the check digit makes the weighted sum, taken mod 11, ten.</summary>
    private static readonly Gen<string> Issued =
        Prefix.Where(prefix => Remainder(prefix) != 0).Select(prefix => $"{prefix}{10 - Remainder(prefix)}");

    [Theory]
    [InlineData("0100109106")]
    [InlineData("0101243150")]
    [InlineData("0300588569")]
    [InlineData("0100112437")]
    [InlineData("0100233488")]
    [InlineData("0106869738")]
    [InlineData("5700100256")]
    [InlineData("5709990003")]
    [InlineData("5709990010")]
    [InlineData("5709990028")]
    [InlineData("5709990035")]
    [InlineData("5709990042")]
    [InlineData("5709990067")]
    [InlineData("5709990074")]
    [InlineData("5709990081")]
    [InlineData("5709990099")]
    [InlineData("5709990109")]
    [InlineData("5709990116")]
    [InlineData("5709990123")]
    [InlineData("5709990130")]
    [InlineData("5709990148")]
    public void TryParse_CheckValue_IsAccepted(string text)
    {
        Assert.True(TaxCode.TryParse($" {text} ", out var code, out var error));
        Assert.Null(error);
        Assert.Null(code.Owner);
        Assert.Equal(text, code.Reveal());
    }

    [Theory]
    [InlineData("570000009")]
    [InlineData("570000010")]
    [InlineData("570000022")]
    [InlineData("570000034")]
    [InlineData("570999005")]
    public void TryParse_PrefixThatWasNeverIssued_IsRefusedWithEveryCheckDigit(string prefix)
    {
        for (var digit = 0; digit <= 9; digit++)
        {
            Assert.False(TaxCode.TryParse($"{prefix}{digit}", out _, out var error));
            Assert.Equal(ErrorCode.TaxCodeCheckDigit, error);
        }
    }

    [Theory]
    [InlineData(null, ErrorCode.TaxCodeMissing)]
    [InlineData("  ", ErrorCode.TaxCodeMissing)]
    [InlineData("0100109107", ErrorCode.TaxCodeCheckDigit)]
    [InlineData("0100109107-001", ErrorCode.TaxCodeCheckDigit)]
    [InlineData("5709990003-000", ErrorCode.TaxCodeBranch)]
    [InlineData("5709990003000", ErrorCode.TaxCodeBranch)]
    [InlineData("5709990003-0A1", ErrorCode.TaxCodeBranch)]
    [InlineData("5709990003-00", ErrorCode.TaxCodeBranch)]
    [InlineData("5709990003-1", ErrorCode.TaxCodeFormat)]
    [InlineData("5709990003-0001", ErrorCode.TaxCodeFormat)]
    [InlineData("5709990003 001", ErrorCode.TaxCodeFormat)]
    [InlineData("5709990003001-", ErrorCode.TaxCodeFormat)]
    [InlineData("570999000-3001", ErrorCode.TaxCodeFormat)]
    [InlineData("570999000", ErrorCode.TaxCodeFormat)]
    [InlineData("57099900031", ErrorCode.TaxCodeFormat)]
    [InlineData("５７０９９９０００３", ErrorCode.TaxCodeFormat)]
    [InlineData("570999\u200b0003", ErrorCode.TaxCodeFormat)]
    [InlineData("570999000O", ErrorCode.TaxCodeFormat)]
    [InlineData("000090000001", ErrorCode.PersonalIdProvince)]
    [InlineData("02209000000A", ErrorCode.TaxCodeFormat)]
    public void TryParse_WrongCode_NamesTheReason(string? text, ErrorCode expected)
    {
        Assert.False(TaxCode.TryParse(text, out var code, out var error));
        Assert.Null(code);
        Assert.Equal(expected, error);
    }

    [Fact]
    public void TryParse_BranchWithAndWithoutHyphen_IsTheSameCode()
    {
        Assert.True(TaxCode.TryParse("5709990003-001", out var written, out _));
        Assert.True(TaxCode.TryParse("5709990003001", out var joined, out _));
        Assert.Equal(written, joined);
        Assert.Equal("5709990003-001", joined.Reveal());
        Assert.True(TaxCode.TryParse("5709990003", out var head, out _));
        Assert.NotEqual(head, joined);
    }

    [Fact]
    public void TryParse_TwelveDigits_IsThePersonsNumber()
    {
        Assert.True(PersonalId.TryParse("022090000001", out var owner, out _));
        Assert.True(TaxCode.TryParse("022090000001", out var code, out _));
        Assert.Equal(owner, code.Owner);
        Assert.Equal(TaxCode.Of(owner), code);
    }

    [Fact]
    public void TryParse_AnyPrefix_AcceptsItsOneCheckDigitAndNoOther() => Prefix.Sample(prefix =>
    {
        var accepted = Enumerable.Range(0, 10).Where(digit => TaxCode.TryParse($"{prefix}{digit}", out _, out _)).ToList();
        var remainder = Remainder(prefix);
        Assert.Equal(remainder == 0 ? [] : [10 - remainder], accepted);
    });

    [Fact]
    public void TryParse_AnySingleWrongDigit_IsRefused() =>
        Gen.Select(Issued, Gen.Int[0, 9], Gen.Int[1, 9]).Sample((code, at, shift) =>
        {
            var wrong = code.ToCharArray();
            wrong[at] = (char)('0' + ((wrong[at] - '0' + shift) % 10));
            Assert.False(TaxCode.TryParse(new string(wrong), out _, out var error));
            Assert.Equal(ErrorCode.TaxCodeCheckDigit, error);
        });

    [Fact]
    public void TryParse_AnyAdjacentSwap_IsRefused() =>
        Gen.Select(Issued, Gen.Int[0, 8]).Where((code, at) => code[at] != code[at + 1]).Sample((code, at) =>
        {
            var swapped = code.ToCharArray();
            (swapped[at], swapped[at + 1]) = (swapped[at + 1], swapped[at]);
            Assert.False(TaxCode.TryParse(new string(swapped), out _, out _));
        });

    [Fact]
    public void TryParse_AnyBranchOfAnIssuedCode_IsAccepted() =>
        Gen.Select(Issued, Gen.Int[1, 999]).Sample((code, branch) =>
            TaxCode.TryParse($"{code}-{branch:D3}", out var parsed, out _) && parsed.Reveal() == $"{code}-{branch:D3}");

    private static int Remainder(string prefix) => prefix.Zip(Weights, (digit, weight) => (digit - '0') * weight).Sum() % 11;
}
