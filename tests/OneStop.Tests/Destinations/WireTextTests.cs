using OneStop.Adapters.Plumbing.Delivery;

namespace OneStop.Tests.Destinations;

public sealed class WireTextTests
{
    // C22: 00:xx and 13:xx, in the wire's own zone whatever the moment's offset.
    [Theory]
    [InlineData("2026-11-22T00:05:09+07:00", "20261122000509")]
    [InlineData("2026-11-22T13:05:09+07:00", "20261122130509")]
    [InlineData("2026-11-21T17:05:09Z", "20261122000509")]
    public void Moment_WrittenAndRead_TheSame(string moment, string wire)
    {
        var value = DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(wire, WireTime.Write(value));
        Assert.Equal(value, WireTime.Read(wire));
    }

    [Fact]
    public void Moment_Unknown_Empty() => Assert.Equal(("", null), (WireTime.Write(null), WireTime.Read("")));

    [Theory]
    [InlineData("2026-11-22")]
    [InlineData("20261322000000")]
    public void Moment_InAnotherForm_Refused(string wire) => Assert.Throws<FormatException>(() => WireTime.Read(wire));

    // C11: on a boundary between characters, whatever they are made of.
    [Theory]
    [InlineData("ngắn", 10, "ngắn")]
    [InlineData("mười ký tự", 10, "mười ký tự")]
    [InlineData("mười một kt", 10, "mười mộ...")]
    [InlineData("123456\U0001F600890", 10, "123456...")]
    [InlineData("12345e\u0323\u0302\u0335890", 9, "12345...")]
    public void Text_BeyondTheLimit_CutBetweenCharacters(string text, int limit, string expected)
    {
        var shortened = ShortText.Of(text, limit);
        Assert.Equal(expected, shortened);
        Assert.True(shortened.Length <= limit);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("00", 0)]
    [InlineData("-3", -3)]
    [InlineData("true", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void ResultCode_AnyForm_NumberOrNothing(string? code, int? expected) => Assert.Equal(expected, ResultCode.Read(code));

    [Fact]
    public void Key_SameEventsOtherOperation_Differs()
    {
        string[] keys = ["a", "b"];
        Assert.Equal(WireKey.Of("create", keys), WireKey.Of("create", keys));
        Assert.NotEqual(WireKey.Of("create", keys), WireKey.Of("update", keys));
        Assert.NotEqual(WireKey.Of("create", keys), WireKey.Of("create", ["ab"]));
    }
}
