using OneStop.Core.Dossiers;
using OneStop.Core.Errors;

namespace OneStop.Tests.Dossiers;

/// <summary>Agency codes and who stands below whom.</summary>
public sealed class AgencyCodeTests
{
    [Theory]
    [InlineData("H49")]
    [InlineData("H49.14")]
    [InlineData("H49.14.02")]
    [InlineData("H15.50.05.13")]
    [InlineData("G22")]
    [InlineData("000.00.00.H49")]
    public void TryParse_Code_KeepsItAsWritten(string text)
    {
        Assert.True(AgencyCode.TryParse($" {text} ", out var code, out var error));
        Assert.Null(error);
        Assert.Equal(text, code.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("H4")]
    [InlineData("H491")]
    [InlineData("h49")]
    [InlineData("H49.")]
    [InlineData("H49..14")]
    [InlineData("H49.1414")]
    [InlineData("H49.1.2.3.4")]
    [InlineData("000.00.00.H49.14")]
    [InlineData("00.00.00.H49")]
    [InlineData("Н49")]
    [InlineData("H４9")]
    [InlineData("H49*")]
    public void TryParse_NoAgencyCode_IsRefused(string? text)
    {
        Assert.False(AgencyCode.TryParse(text, out var code, out var error));
        Assert.Null(code);
        Assert.Equal(ErrorCode.AgencyCodeInvalid, error);
    }

    [Theory]
    [InlineData("H49", "H49", true)]
    [InlineData("H49.14", "H49", true)]
    [InlineData("H49.14.02", "H49.14", true)]
    [InlineData("H49", "H49.14", false)]
    [InlineData("H49.14", "H49.1", false)]
    [InlineData("H49.1", "H49.14", false)]
    [InlineData("H56", "H49", false)]
    [InlineData("000.00.00.H49", "000.00.00.H49", true)]
    [InlineData("000.00.00.H49", "H49", false)]
    public void IsWithin_TwoCodes_IsTrueForTheUnitItselfAndThoseBelow(string unit, string root, bool within)
    {
        Assert.True(AgencyCode.TryParse(unit, out var a, out _));
        Assert.True(AgencyCode.TryParse(root, out var b, out _));
        Assert.Equal(within, a.IsWithin(b));
    }
}
