using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace OneStop.IntegrationTests.Host;

/// <summary>Right bodies, trees that a test may spoil. The person is invented.</summary>
internal static class Bodies
{
    public const string PersonalId = "022090000001";
    public const string Name = "Nguyễn Văn Mẫu";

    public static JsonObject Person() => new() { ["personalId"] = PersonalId, ["fullName"] = Name, ["birthDate"] = "1990-01-15" };

    public static JsonObject Prefill()
    {
        var body = Purpose();
        body["applicant"] = Person();
        return body;
    }

    public static JsonObject Lookup()
    {
        var body = Purpose();
        body["subject"] = Person();
        return body;
    }

    public static HttpContent Json(JsonNode body) => Json(body.ToJsonString());

    public static HttpContent Json(string body, string type = "application/json") => Raw(Encoding.UTF8.GetBytes(body), type);

    public static HttpContent Raw(byte[] body, string type = "application/json")
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return content;
    }

    private static JsonObject Purpose() => new()
    {
        ["dossier"] = "H49.14-261122-0001",
        ["procedure"] = "1.001193",
        ["officer"] = new JsonObject { ["code"] = "CB-01", ["unit"] = "H49.14" },
        ["legalBasis"] = "Nghị định 118/2025/NĐ-CP, Điều 17.1b",
    };
}
