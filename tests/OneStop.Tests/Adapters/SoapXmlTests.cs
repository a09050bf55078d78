using System.Text;
using System.Xml;
using System.Xml.Linq;
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
        Assert.Equal("", content.Value);
    }

    [Fact]
    public void Parse_LargerThanTheLimit_Refused() =>
        Assert.Throws<XmlException>(() => SoapXml.Parse(Open + $"<a>{new string('x', BoundedBodyHandler.Limit)}</a>" + Close));

    [Fact]
    public void Parse_NestedATenThousandTimes_NoCrash()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 10_000)) + string.Concat(Enumerable.Repeat("</a>", 10_000));
        Assert.ThrowsAny<Exception>(() => new SoapBody(SoapXml.Open(SoapXml.Parse(Open + deep + Close))).Read<Nested>("a"));
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
        using var bytes = new MemoryStream(SoapXml.Wrap(new XElement("a", new XElement("b", value))));
        var read = SoapXml.Open(SoapXml.Parse(bytes));
        Assert.Equal(value, Assert.Single(read.Elements()).Value);
    }

    private sealed record Nested(Nested? a, string? b) : OneStop.Adapters.Plumbing.Json.WireRecord;
}
