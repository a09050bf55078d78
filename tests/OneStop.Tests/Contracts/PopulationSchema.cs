using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace OneStop.Tests.Contracts;

/// <summary>Judges SOAP bodies by the XSDs of the population contract.</summary>
internal static class PopulationSchema
{
    public static XNamespace Soap { get; } = "http://schemas.xmlsoap.org/soap/envelope/";

    public static string FileOf(string schema) => Path.Combine(ContractFiles.Root, "population", schema == "request" ? "types-request.xsd" : "types.xsd");

    /// <summary>The first child of soap:Body, read as a careful client reads it.</summary>
    public static XElement BodyOf(Stream envelope)
    {
        using var reader = XmlReader.Create(envelope, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return XDocument.Load(reader).Root!.Element(Soap + "Body")!.Elements().Single();
    }

    public static IReadOnlyList<string> Breaches(string schema, XElement body)
    {
        var set = new XmlSchemaSet();
        set.Add(null, FileOf(schema));
        var breaches = new List<string>();
        new XDocument(body).Validate(set, (_, breach) => breaches.Add(breach.Message));
        return breaches;
    }
}
