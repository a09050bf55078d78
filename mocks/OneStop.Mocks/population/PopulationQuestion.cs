using System.Text.Json;
using System.Text.RegularExpressions;
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
            if (BirthOf(asked.Element(Request + "NgayThangNamSinh")!) is not { } birth)
            {
                return null;
            }

            string? Text(string name) => asked.Element(Request + name)?.Value;
            return new PopulationQuestion(
                asked.Name.LocalName == "TraCuuThongTinCongDan" ? "citizen" : "verification",
                Text("MaYeuCau")!, Text("MaTichHop")!, Text("SoDinhDanh"), Text("SoCMND"), Text("HoVaTen")!, birth);
        }
        catch (Exception refused) when (refused is XmlException or XmlSchemaValidationException)
        {
            return null;
        }
    }

    /// <summary>yyyyMMdd or yyyy, from the nested form or from flat text; null when it is neither.</summary>
    private static string? BirthOf(XElement born)
    {
        var text = born.Value.Trim();
        return born.Elements().Any()
            ? born.Nodes().OfType<XText>().All(t => string.IsNullOrWhiteSpace(t.Value)) ? text : null
            : Regex.IsMatch(text, "^[0-9]{4}(-[0-9]{2}-[0-9]{2})?$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)) ? text.Replace("-", "", StringComparison.Ordinal) : null;
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
