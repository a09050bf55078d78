using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OneStop.Mocks;

/// <summary>What the portal says. <c>Outcome</c> names the case (<c>ok.…</c>, <c>refused.…</c>); <c>Result</c> writes the value of <c>result</c>.</summary>
internal sealed record PortalAnswer(string Outcome, string Code, string Message)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Action<Utf8JsonWriter>? Result { get; init; }

    /// <summary>Cursor of the next page.</summary>
    public string? Next { get; init; }

    public string? Session { get; init; }

    public bool Accepted => Outcome.StartsWith("ok.", StringComparison.Ordinal);

    public static PortalAnswer Ok(string outcome, string message) => new($"ok.{outcome}", "0", message);

    public static PortalAnswer Refused(string outcome, string message, string code = "-1") => new($"refused.{outcome}", code, message);

    public byte[] Write(PortalSettings settings)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            if (Session is not null)
            {
                json.WriteString("session", Session);
            }

            if (settings.IntegerCodes)
            {
                json.WriteNumber("error_code", int.Parse(Code, System.Globalization.CultureInfo.InvariantCulture));
            }
            else
            {
                json.WriteString("error_code", Code);
            }

            json.WriteString("message", Words(settings));
            if (Result is not null)
            {
                json.WritePropertyName("result");
                Result(json);
            }

            if (Next is not null)
            {
                json.WriteString("tiepTheo", Next);
            }

            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <summary>The sentence alone, as the step address of some facades answers.</summary>
    public byte[] WriteText(PortalSettings settings) => Encoding.UTF8.GetBytes(Words(settings));

    private string Words(PortalSettings settings) => settings.Words switch
    {
        "upper" => Message.ToUpperInvariant(),
        "decomposed" => Message.Normalize(NormalizationForm.FormD),
        "contradicting" when Accepted => "Đồng bộ thất bại",
        _ => Message,
    };
}
