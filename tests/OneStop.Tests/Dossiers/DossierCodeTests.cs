using CsCheck;
using OneStop.Core.Dossiers;
using OneStop.Core.Errors;

namespace OneStop.Tests.Dossiers;

/// <summary>Dossier codes as issuing systems mint them, in the short and the older agency form.</summary>
public sealed class DossierCodeTests
{
    [Theory]
    [InlineData("H49.14-261122-0001", "H49.14", 2026, 11, 22)]
    [InlineData("H15.50.05.13-261008-0975", "H15.50.05.13", 2026, 10, 8)]
    [InlineData("000.19.56.H56-250103-0012", "000.19.56.H56", 2025, 1, 3)]
    [InlineData("000.00.00.H49-240229-00012", "000.00.00.H49", 2024, 2, 29)]
    [InlineData("G22.99-261122-090001", "G22.99", 2026, 11, 22)]
    [InlineData(" H49-261122-0900012\n", "H49", 2026, 11, 22)]
    public void TryParse_MintedCode_KeepsItAsWritten(string text, string agency, int year, int month, int day)
    {
        Assert.True(DossierCode.TryParse(text, out var code, out var error));
        Assert.Null(error);
        Assert.Equal((text.Trim(), agency, new DateOnly(year, month, day)), (code.Text, code.Agency, code.Day));
        Assert.Equal(text.Trim(), code.ToString());
    }

    [Theory]
    [InlineData(null, ErrorCode.DossierCodeMissing)]
    [InlineData("  ", ErrorCode.DossierCodeMissing)]
    [InlineData("H49.14-261122-001", ErrorCode.DossierCodeInvalid)]
    [InlineData("H49.14-261122-00000001", ErrorCode.DossierCodeInvalid)]
    [InlineData("H49.14-260230-0001", ErrorCode.DossierCodeInvalid)]
    [InlineData("H49.14-250229-0001", ErrorCode.DossierCodeInvalid)]
    [InlineData("H49.14-261301-0001", ErrorCode.DossierCodeInvalid)]
    [InlineData("H49.14-260000-0001", ErrorCode.DossierCodeInvalid)]
    [InlineData("h49.14-261122-0001", ErrorCode.DossierCodeInvalid)]
    [InlineData("H49.1400-261122-0001", ErrorCode.DossierCodeInvalid)]
    [InlineData("H49.1.2.3.4-261122-0001", ErrorCode.DossierCodeInvalid)]
    [InlineData("00.19.56.H56-250103-0012", ErrorCode.DossierCodeInvalid)]
    [InlineData("H49.14-261122", ErrorCode.DossierCodeInvalid)]
    [InlineData("H49.14 261122 0001", ErrorCode.DossierCodeInvalid)]
    [InlineData("H49.14-261122-0001\n;x", ErrorCode.DossierCodeInvalid)]
    [InlineData("H49.14-261122-000１", ErrorCode.DossierCodeInvalid)]
    [InlineData("H49.14\u2011261122\u20110001", ErrorCode.DossierCodeInvalid)]
    [InlineData("../H49.14-261122-0001", ErrorCode.DossierCodeInvalid)]
    public void TryParse_NoDossierCode_NamesTheReason(string? text, ErrorCode expected)
    {
        Assert.False(DossierCode.TryParse(text, out var code, out var error));
        Assert.Null(code);
        Assert.Equal(expected, error);
    }

    [Fact]
    public void TryParse_AnyDayAndOrdinal_IsAcceptedExactlyWhenTheDayExistsAndTheOrdinalHasFourToSevenDigits() =>
        Gen.Select(Gen.Int[0, 99], Gen.Int[0, 13], Gen.Int[0, 32], Gen.Int[1, 9]).Sample((year, month, day, digits) =>
        {
            var exists = month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(2000 + year, month);
            var accepted = DossierCode.TryParse($"H49.14-{year:D2}{month:D2}{day:D2}-{new string('7', digits)}", out _, out _);
            Assert.Equal(exists && digits is >= 4 and <= 7, accepted);
        });
}
