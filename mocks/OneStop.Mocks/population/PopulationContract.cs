using System.Xml;
using System.Xml.Schema;

namespace OneStop.Mocks;

/// <summary>The request schema of the contract, so that the mock refuses what the contract forbids.</summary>
internal static class PopulationContract
{
    public static XmlSchemaSet Requests(string contentRoot)
    {
        var schemas = new XmlSchemaSet { XmlResolver = null };
        using var reader = XmlReader.Create(
            Path.Combine(contentRoot, "contracts", "population", "types-request.xsd"), SafeXml.Settings());
        schemas.Add(null, reader);
        schemas.Compile();
        return schemas;
    }
}
