using System.Xml;
using System.Xml.Linq;
using OneStop.Adapters.Plumbing.Wire;

namespace OneStop.Adapters.Plumbing.Soap;

/// <summary>
/// SOAP 1.1 envelopes through a real reader and writer. No DTD, no resolver, a size limit, names by namespace: gateways choose their
/// own prefixes, and hostile ones choose worse.
/// </summary>
internal static class SoapXml
{
    private static readonly XNamespace Soap = "http://schemas.xmlsoap.org/soap/envelope/";

    public static readonly XName Envelope = Soap + "Envelope";
    public static readonly XName Body = Soap + "Body";
    public static readonly XName Fault = Soap + "Fault";

    private static readonly XmlReaderSettings Reading = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = BoundedBodyHandler.Limit,
        MaxCharactersFromEntities = 0,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private static readonly XmlWriterSettings Writing = new()
    {
        Encoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    };

    /// <summary>Throws <see cref="XmlException"/>.</summary>
    public static XElement Parse(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n')), Reading);
        return XElement.Load(reader);
    }

    /// <summary>Throws <see cref="XmlException"/>.</summary>
    public static XElement Parse(Stream bytes)
    {
        using var reader = XmlReader.Create(bytes, Reading);
        return XElement.Load(reader);
    }

    /// <summary>What stands in the one body of an envelope. Throws <see cref="XmlException"/> when that is not exactly one element.</summary>
    public static XElement Open(XElement envelope)
    {
        if (envelope.Name != Envelope)
        {
            throw new XmlException("Not a SOAP 1.1 envelope.");
        }

        // A second body is how a signed one is smuggled past whoever checks the first.
        var bodies = envelope.Elements(Body).ToList();
        return bodies.Count == 1 && bodies[0].Elements().Take(2).ToList() is [var content]
            ? content
            : throw new XmlException("A SOAP message has one body with one element.");
    }

    public static byte[] Wrap(XElement content)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, Writing))
        {
            new XElement(Envelope, new XAttribute(XNamespace.Xmlns + "soap", Soap), new XElement(Body, content)).Save(writer);
        }

        return bytes.ToArray();
    }
}
