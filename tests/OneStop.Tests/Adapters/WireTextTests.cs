using OneStop.Adapters.Plumbing;

namespace OneStop.Tests.Adapters;

public sealed class WireTextTests
{
    [Theory]
    [InlineData("NGUYỄN VĂN MẪU", "NGUYỄN VĂN MẪU")]
    [InlineData(" NGUYỄN  VĂN\tMẪU\r\n", "NGUYỄN VĂN MẪU")]
    [InlineData("NGUYỄN\u00A0MẪU", "NGUYỄN MẪU")]
    [InlineData("NGUYE\u0302\u0303N MA\u0302\u0303U", "NGUYỄN MẪU")]
    [InlineData("  ", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Join_OneText_InOneWrittenForm(string? text, string? expected) => Assert.Equal(expected, WireText.Join(text));

    [Theory]
    [InlineData("NGUYỄN", "VĂN", "MẪU", "NGUYỄN VĂN MẪU")]
    [InlineData("NGUYỄN", null, "MẪU", "NGUYỄN MẪU")]
    [InlineData("", " ", "MẪU", "MẪU")]
    [InlineData(null, null, null, null)]
    public void Join_Parts_OneSpaceBetweenThoseGiven(string? family, string? middle, string? given, string? expected) =>
        Assert.Equal(expected, WireText.Join(family, middle, given));

    [Theory]
    [InlineData("MẪU\u0000")]
    [InlineData("\u0007MẪU")]
    [InlineData("M\u0085\u0001U")]
    [InlineData("MẪU\uFFFE")]
    public void Join_ControlCharacter_Refused(string text) => Assert.Throws<FormatException>(() => WireText.Join(text));
}
