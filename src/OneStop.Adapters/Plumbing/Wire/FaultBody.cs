using System.Globalization;
using System.Text.Json;
using System.Xml;
using OneStop.Adapters.Plumbing.Soap;

namespace OneStop.Adapters.Plumbing.Wire;

/// <summary>Looks for the code in an error body, which may be JSON, XML, or a sentence.</summary>
internal static class FaultBody
{
    /// <summary>WSO2: <c>{"fault":{"code":…}}</c> or <c>&lt;ams:fault&gt;&lt;ams:code&gt;…</c>; the prefix and namespace differ by gateway part.</summary>
    public static int? GatewayCode(string body) => Start(body) switch
    {
        '{' => JsonCode(body),
        '<' when Xml(body) is { Name: "fault" } fault => Number(fault.Child("code")?.Text),
        _ => null,
    };

    public static bool IsSoapClientFault(string body)
    {
        if (Start(body) != '<' || Xml(body) is not { } root)
        {
            return false;
        }

        var fault = root.Is(SoapXml.Space, SoapXml.Envelope) ? root.Child(SoapXml.Body)?.Child("Fault") : null;
        return fault?.Space == SoapXml.Space && (fault.Child("faultcode")?.Text ?? "").EndsWith("Client", StringComparison.Ordinal);
    }

    private static char Start(string body) => body.AsSpan().TrimStart("\uFEFF \t\r\n") is { Length: > 0 } text ? text[0] : '\0';

    private static int? JsonCode(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.TryGetProperty("fault", out var fault) && fault.ValueKind == JsonValueKind.Object
                && fault.TryGetProperty("code", out var code) ? Number(code.ToString()) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static SoapElement? Xml(string body)
    {
        try
        {
            return SoapXml.Parse(body);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
