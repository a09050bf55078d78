using OneStop.Adapters.Plumbing;
using OneStop.Core.Facts;

namespace OneStop.Tests.Adapters;

public sealed class WireDateTests
{
    [Theory]
    [InlineData("19900115", "1990-01-15")]
    [InlineData("1990-01-15", "1990-01-15")]
    [InlineData("15/01/1990", "1990-01-15")]
    [InlineData("1990-01-15T00:00:00", "1990-01-15")]
    [InlineData("200402", "2004-02")]
    [InlineData("1988", "1988")]
    [InlineData("29/02/2024", "2024-02-29")]
    public void Read_FormatOfAContract_SamePrecision(string text, string expected) => Assert.Equal(expected, WireDate.Read(text)?.ToString());

    // B47: what is no date is never repaired into one.
    [Theory]
    [InlineData("29/02/2023")]
    [InlineData("01/15/1990")]
    [InlineData("1/1/1990")]
    [InlineData("00000000")]
    [InlineData("15-01-1990")]
    [InlineData("hôm nay")]
    public void Read_AnythingElse_Refused(string text) => Assert.Throws<FormatException>(() => WireDate.Read(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void Read_Nothing_NoDate(string? text) => Assert.Null(WireDate.Read(text));

    [Theory]
    [InlineData("1988", "1988")]
    [InlineData("2004-02", "02/2004")]
    [InlineData("1990-01-15", "15/01/1990")]
    public void Write_PartialDate_AsMuchAsIsKnown(string date, string expected)
    {
        Assert.True(PartialDate.TryParse(date, out var parsed, out _));
        Assert.Equal(expected, WireDate.Write(parsed));
    }
}
