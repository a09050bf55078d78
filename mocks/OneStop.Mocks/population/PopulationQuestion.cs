using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace OneStop.Mocks;

/// <summary>What a caller of the population database asks, from either dialect.</summary>
internal sealed record PopulationQuestion(string Operation, string RequestId, string Integration, string? Number, string? Cmnd, string Name, string Birth)
{
    private static readonly XNamespace Soap = "http://schemas.xmlsoap.org/soap/envelope/";
    private static readonly XNamespace Request = "http://dancuquocgia.bca";

    public string Key => Number ?? Cmnd ?? "";

    /// <summary>The first child of soap:Body, valid against the contract (names, order, lengths); null when it is not.</summary>
    public static PopulationQuestion? FromSoap(Stream body, XmlSchemaSet contract)
    {
        try
        {
            using var reader = XmlReader.Create(body, SafeXml.Settings());
            var envelope = XDocument.Load(reader);
            var asked = envelope.Root?.Name == Soap + "Envelope" ? envelope.Root.Element(Soap + "Body")?.Elements().FirstOrDefault() : null;
            if (asked is null)
            {
                return null;
            }

            new XDocument(asked).Validate(contract, null);
            string? Text(string name) => asked.Element(Request + name)?.Value;
            return new PopulationQuestion(
                asked.Name.LocalName == "TraCuuThongTinCongDan" ? "citizen" : "verification",
                Text("MaYeuCau")!, Text("MaTichHop")!, Text("SoDinhDanh"), Text("SoCMND"), Text("HoVaTen")!, asked.Element(Request + "NgayThangNamSinh")!.Elements().Single().Value);
        }
        catch (Exception refused) when (refused is XmlException or XmlSchemaValidationException)
        {
            return null;
        }
    }

    public static PopulationQuestion? FromFacade(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            string? Text(string name) =>
                json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
            var integration = Text("MaTichHop") ?? "";
            return new PopulationQuestion(
                integration == "003" ? "verification" : "citizen", Text("MaYeuCau") ?? "", integration,
                Text("SoDinhDanh"), Text("SoCMND"), Text("HoVaTen") ?? "", Text("NgayThangNam") ?? Text("Nam") ?? "");
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
