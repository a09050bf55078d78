using System.Text.Json;
using OneStop.Adapters.Plumbing.Json;

namespace OneStop.Tests.Adapters;

public sealed class WireJsonTests
{
    [Theory]
    [InlineData("""{"Text":"7"}""", "7")]
    [InlineData("""{"Text":7}""", "7")]
    [InlineData("""{"Text":12345678901234567890123}""", "12345678901234567890123")]
    [InlineData("""{"Text":5000000000.000}""", "5000000000.000")]
    [InlineData("""{"Text":null}""", null)]
    [InlineData("""{"Unknown":1}""", null)]
    public void Read_TextAsStringOrNumber_DigitsKept(string json, string? expected) => Assert.Equal(expected, Read(json).Text);

    [Theory]
    [InlineData("""{"List":[{"Text":"a"},{"Text":"b"}]}""", 2)]
    [InlineData("""{"List":{"Text":"a"}}""", 1)]
    [InlineData("""{"List":[]}""", 0)]
    [InlineData("""{"List":null}""", 0)]
    [InlineData("""{"List":""}""", 0)]
    public void Read_ListAsFarSidesWriteIt_Items(string json, int expected) => Assert.Equal(expected, Read(json).List!.Count);

    [Fact]
    public void Read_ListAbsent_ToldFromEmpty() => Assert.Null(Read("{}").List);

    // B19, B20, B21, B22, B23, B25: a wrong shape is an error, never a default.
    [Theory]
    [InlineData("""{"Text":"a","Text":"b"}""")]
    [InlineData("""{"Text":["a"]}""")]
    [InlineData("""{"Text":{}}""")]
    [InlineData("""{"Text":true}""")]
    [InlineData("""{"List":"a"}""")]
    [InlineData("""{"List":[null]}""")]
    [InlineData("""{"List":7}""")]
    [InlineData("""{"Number":1e400}""")]
    [InlineData("""{"Number":1.5}""")]
    [InlineData("""{"Text":"a",}""")]
    [InlineData("""{"Text":"\ud800"}""")]
    [InlineData("""/* a */{}""")]
    [InlineData("""{} {}""")]
    [InlineData("<html></html>")]
    [InlineData("")]
    public void Read_WrongShape_Refused(string json) => Assert.ThrowsAny<Exception>(() => Read(json));

    [Fact]
    public void Read_NestedAHundredThousandTimes_Refused() =>
        Assert.Throws<JsonException>(() => Read("{\"List\":" + new string('[', 100_000)));

    [Fact]
    public void Print_WireRecord_NothingOfAPerson() => Assert.DoesNotContain("THỬ", Read("""{"Text":"THỬ"}""").ToString(), StringComparison.Ordinal);

    private static Shape Read(string json) => JsonSerializer.Deserialize<Shape>(json, WireJson.Options)!;

    private sealed record Shape(string? Text, int? Number, IReadOnlyList<Shape>? List) : WireRecord;
}
