using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using OneStop.Adapters.Plumbing.Json;

namespace OneStop.Adapters.Plumbing.Soap;

/// <summary>The content of a SOAP body, going out or coming in. A class without a printed form.</summary>
internal sealed class SoapBody(XElement content)
{
    public XElement Content => content;

    /// <summary>An envelope that arrived as text inside something else. Throws <see cref="System.Xml.XmlException"/>.</summary>
    public static SoapBody Parse(string envelope) => new(SoapXml.Open(SoapXml.Parse(envelope)));

    /// <summary>
    /// The content as a wire record, or null when it is another element. Elements become members by their local name, within the
    /// content's own namespace; so both dialects obey the same rules for text, lists and absent values (<see cref="WireJson"/>).
    /// </summary>
    public T? Read<T>(XName name)
        where T : WireRecord => content.Name == name ? Members(content).Deserialize<T>(WireJson.Options) : null;

    private static JsonObject Members(XElement element)
    {
        var members = new JsonObject();
        foreach (var group in element.Elements().Where(e => e.Name.Namespace == element.Name.Namespace).GroupBy(e => e.Name.LocalName, StringComparer.Ordinal))
        {
            var values = group.Select(Value).ToArray();
            members[group.Key] = values.Length == 1 ? values[0] : new JsonArray(values);
        }

        return members;
    }

    // An empty element is an absent value: far sides write both.
    private static JsonNode? Value(XElement element) =>
        element.HasElements ? Members(element)
        : element.Value.Trim() is { Length: > 0 } text ? JsonValue.Create(text)
        : null;
}
