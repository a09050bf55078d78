using System.Xml;
using OneStop.Adapters.Plumbing.Wire;

namespace OneStop.Adapters.Plumbing.Soap;

/// <summary>
/// SOAP 1.1 envelopes through a real reader and writer. No DTD, no resolver, limits of size and depth, names by namespace: gateways
/// choose their own prefixes, and hostile ones choose worse.
/// </summary>
internal static class SoapXml
{
    public const string Space = "http://schemas.xmlsoap.org/soap/envelope/";
    public const string Envelope = "Envelope";
    public const string Body = "Body";

    private const int Deepest = 32;

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
    public static SoapElement Parse(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n')), Reading);
        return Read(reader);
    }

    /// <summary>Throws <see cref="XmlException"/>.</summary>
    public static SoapElement Parse(Stream bytes)
    {
        using var reader = XmlReader.Create(bytes, Reading);
        return Read(reader);
    }

    /// <summary>What stands in the one body of an envelope. Throws <see cref="XmlException"/> when that is not exactly one element.</summary>
    public static SoapElement Open(SoapElement envelope)
    {
        if (!envelope.Is(Space, Envelope))
        {
            throw new XmlException("Not a SOAP 1.1 envelope.");
        }

        // A second body is how a signed one is smuggled past whoever checks the first.
        var bodies = envelope.Children.Where(child => child.Is(Space, Body)).Take(2).ToList();
        return bodies is [{ Children: [var content] }] ? content : throw new XmlException("A SOAP message has one body with one element.");
    }

    public static byte[] Wrap(SoapElement content)
    {
        using var bytes = new MemoryStream(1024);
        using (var writer = XmlWriter.Create(bytes, Writing))
        {
            writer.WriteStartElement("soap", Envelope, Space);
            writer.WriteStartElement("soap", Body, Space);
            Write(writer, content);
        }

        return bytes.ToArray();
    }

    private static void Write(XmlWriter writer, SoapElement element)
    {
        writer.WriteStartElement(element.Name, element.Space);
        writer.WriteString(element.Text);
        foreach (var child in element.Children)
        {
            Write(writer, child);
        }

        writer.WriteEndElement();
    }

    // To the end of the document, so that what follows the root is checked as well.
    private static SoapElement Read(XmlReader reader)
    {
        SoapElement? root = null;
        var open = new Stack<SoapElement>(Deepest);
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when open.Count == Deepest:
                    throw new XmlException("Elements are nested too deep.");
                case XmlNodeType.Element:
                    var element = new SoapElement(reader.NamespaceURI, reader.LocalName);
                    root ??= element;
                    if (open.TryPeek(out var parent))
                    {
                        parent.Add(element);
                    }

                    if (!reader.IsEmptyElement)
                    {
                        open.Push(element);
                    }

                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                case XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when open.TryPeek(out var inside) && inside.HasText:
                    open.Peek().AddText(reader.Value);
                    break;
                default:
                    break;
            }
        }

        return root ?? throw new XmlException("No element.");
    }
}
