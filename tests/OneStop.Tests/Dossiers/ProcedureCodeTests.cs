using OneStop.Core.Dossiers;
using OneStop.Core.Errors;

namespace OneStop.Tests.Dossiers;

/// <summary>A procedure's national code, with and without the owner that some systems append.</summary>
public sealed class ProcedureCodeTests
{
    [Theory]
    [InlineData("1.001193", "1.001193")]
    [InlineData(" 1.004194.000.00.00.H49 ", "1.004194")]
    [InlineData("2.002621.H56", "2.002621")]
    [InlineData("3.000001.G22.14.02", "3.000001")]
    public void TryParse_Code_KeepsTheNationalPart(string text, string national)
    {
        Assert.True(ProcedureCode.TryParse(text, out var code, out var error));
        Assert.Null(error);
        Assert.Equal(national, code.National);
        Assert.Equal(national, code.ToString());
        Assert.Equal(text.Trim(), code.Text);
        Assert.Equal(text.Trim() != national, code.HasOwner);
    }

    [Fact]
    public void Equals_SameNationalCodeOfTwoOwners_IsTheSameProcedure()
    {
        Assert.True(ProcedureCode.TryParse("1.001193", out var national, out _));
        Assert.True(ProcedureCode.TryParse("1.001193.000.00.00.H49", out var local, out _));
        Assert.Equal(national, local);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("4.001193")]
    [InlineData("0.001193")]
    [InlineData("1.00119")]
    [InlineData("1.0011933")]
    [InlineData("1001193")]
    [InlineData("1.001193.X49")]
    [InlineData("1.001193.")]
    [InlineData("1.001193.000.00.00")]
    [InlineData("1.00119３")]
    [InlineData("1.001193\n2.000001")]
    [InlineData("1.001193/../x")]
    public void TryParse_NoProcedureCode_IsRefused(string? text)
    {
        Assert.False(ProcedureCode.TryParse(text, out var code, out var error));
        Assert.Null(code);
        Assert.Equal(ErrorCode.ProcedureCodeInvalid, error);
    }
}
