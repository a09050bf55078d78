using System.Buffers;
using System.Text.Json;
using OneStop.Adapters.Plumbing.Json;

namespace OneStop.Adapters.Plumbing.Soap;

/// <summary>The content of a SOAP body, going out or coming in. A class without a printed form.</summary>
internal sealed class SoapBody(SoapElement content)
{
    private const int UsualBytes = 4096;

    // What a reader of XML let through needs no second check.
    private static readonly JsonWriterOptions Unchecked = new() { SkipValidation = true };

    public SoapElement Content => content;

    /// <summary>An envelope that arrived as text inside something else. Throws <see cref="System.Xml.XmlException"/>.</summary>
    public static SoapBody Parse(string envelope) => new(SoapXml.Open(SoapXml.Parse(envelope)));

    /// <summary>
    /// The content as a wire record, or null when it is another element. Elements become members by their local name, within the
    /// content's own namespace; so both dialects obey the same rules for text, lists and absent values (<see cref="WireJson"/>).
    /// </summary>
    public T? Read<T>(string space, string name)
        where T : WireRecord
    {
        if (!content.Is(space, name))
        {
            return null;
        }

        var json = new ArrayBufferWriter<byte>(UsualBytes);
        using (var writer = new Utf8JsonWriter(json, Unchecked))
        {
            WriteMembers(writer, content);
        }

        return JsonSerializer.Deserialize<T>(json.WrittenSpan, WireJson.Options);
    }

    private static void WriteMembers(Utf8JsonWriter writer, SoapElement element)
    {
        writer.WriteStartObject();
        var children = element.Children;
        for (var (first, end) = (0, 0); first < children.Count; first = end)
        {
            end = EndOfRun(children, first);
            if (children[first].Space == element.Space)
            {
                writer.WritePropertyName(children[first].Name);
                WriteRun(writer, children, first, end);
            }
        }

        writer.WriteEndObject();
    }

    // Neighbours of one name are a list. The same name again further on is a member twice, which the record's reader refuses.
    private static int EndOfRun(IReadOnlyList<SoapElement> children, int first)
    {
        var end = first + 1;
        while (end < children.Count && children[end].Is(children[first].Space, children[first].Name))
        {
            end++;
        }

        return end;
    }

    private static void WriteRun(Utf8JsonWriter writer, IReadOnlyList<SoapElement> children, int first, int end)
    {
        if (end - first == 1)
        {
            WriteValue(writer, children[first]);
            return;
        }

        writer.WriteStartArray();
        for (var i = first; i < end; i++)
        {
            WriteValue(writer, children[i]);
        }

        writer.WriteEndArray();
    }

    // An empty element is an absent value: far sides write both.
    private static void WriteValue(Utf8JsonWriter writer, SoapElement element)
    {
        if (element.Children.Count > 0)
        {
            WriteMembers(writer, element);
        }
        else
        {
            writer.WriteStringValue(element.Text);
        }
    }
}
