using System.Text;
using System.Xml;
using OneStop.Adapters.Plumbing.Json;
using OneStop.Adapters.Plumbing.Soap;
using OneStop.Adapters.Plumbing.Wire;

namespace OneStop.Tests.Adapters;

public sealed class SoapXmlTests
{
    private const string Open = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>";
    private const string Close = "</s:Body></s:Envelope>";

    // B27, B28: nothing is fetched, from disk or from anywhere.
    [Theory]
    [InlineData("<!DOCTYPE s [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>")]
    [InlineData("<!DOCTYPE s SYSTEM \"http://127.0.0.1:1/x.dtd\">")]
    [InlineData("<!DOCTYPE s [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/p\"> %p;]>")]
    public void Parse_DocumentType_Refused(string doctype) => Assert.Throws<XmlException>(() => SoapXml.Parse(doctype + Open + "<a/>" + Close));

    // B29
    [Fact]
    public void Parse_EntityBomb_RefusedBeforeItGrows()
    {
        var bomb = new StringBuilder("<!DOCTYPE s [<!ENTITY a0 \"ha\">");
        for (var i = 1; i < 30; i++)
        {
            bomb.Append(System.Globalization.CultureInfo.InvariantCulture, $"<!ENTITY a{i} \"&a{i - 1};&a{i - 1};\">");
        }

        Assert.Throws<XmlException>(() => SoapXml.Parse(bomb + "]>" + Open + "<a>&a29;</a>" + Close));
    }

    // B30: an include is an element like any other, and stays one.
    [Fact]
    public void Parse_XInclude_NotFollowed()
    {
        var content = SoapXml.Open(SoapXml.Parse(
            Open + "<a><xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/hostname\" parse=\"text\"/></a>" + Close));
        Assert.Null(content.Text);
        Assert.Null(Assert.Single(content.Children).Text);
    }

    [Fact]
    public void Parse_LargerThanTheLimit_Refused() =>
        Assert.Throws<XmlException>(() => SoapXml.Parse(Open + $"<a>{new string('x', BoundedBodyHandler.Limit)}</a>" + Close));

    [Fact]
    public void Parse_NestedATenThousandTimes_Refused()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 10_000)) + string.Concat(Enumerable.Repeat("</a>", 10_000));
        Assert.Throws<XmlException>(() => SoapXml.Parse(Open + deep + Close));
    }

    // B32
    [Theory]
    [InlineData("<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><a/></s:Body><s:Body><b/></s:Body></s:Envelope>")]
    [InlineData("<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><a/><b/></s:Body></s:Envelope>")]
    [InlineData("<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body/></s:Envelope>")]
    [InlineData("<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"/>")]
    [InlineData("<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body><a/></s:Body></s:Envelope>")]
    [InlineData("<html><body><a/></body></html>")]
    public void Open_NotOneBodyWithOneElement_Refused(string text) => Assert.Throws<XmlException>(() => SoapXml.Open(SoapXml.Parse(text)));

    [Theory]
    [InlineData("A & B < C > D ' \"")]
    [InlineData("]]>")]
    [InlineData("</MaDVC><MaTichHop>037</MaTichHop>")]
    public void Wrap_MarkupInAValue_ArrivesAsTheSameText(string value)
    {
        using var bytes = new MemoryStream(SoapXml.Wrap(new SoapElement("", "a").Add(new SoapElement("", "b", value))));
        var read = SoapXml.Open(SoapXml.Parse(bytes));
        Assert.Equal(value, Assert.Single(read.Children).Text);
    }

    [Theory]
    [InlineData("<a> x&amp;<![CDATA[y]]> <!-- c -->z </a>", "x&y z")]
    [InlineData("<a>  </a>", null)]
    [InlineData("<a/>", null)]
    public void Read_TextInParts_OneTrimmedText(string element, string? expected) =>
        Assert.Equal(expected, Read($"<r>{element}</r>")?.a);

    [Fact]
    public void Read_Neighbours_AreAList() => Assert.Equal(["1", "2"], Read("<r><b>1</b><b>2</b><a>x</a></r>")?.b);

    // Which of two would count is nobody's guess.
    [Theory]
    [InlineData("<r><a>1</a><a>2</a></r>")]
    [InlineData("<r><a>1</a><b>x</b><a>2</a></r>")]
    public void Read_OneValueTwice_Refused(string content) => Assert.ThrowsAny<System.Text.Json.JsonException>(() => Read(content));

    [Fact]
    public void Read_ForeignElementOfTheSameName_LeftOut() => Assert.Equal("1", Read("<r><a>1</a><a xmlns='urn:x'>2</a></r>")?.a);

    private static Row? Read(string content) => SoapBody.Parse(Open + content + Close).Read<Row>("", "r");

    private sealed record Row(string? a, IReadOnlyList<string>? b) : WireRecord;
}
