using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace OneStop.IntegrationTests.Host;

/// <summary>Right messages, trees that a test may spoil. The people are invented; the times lie well in the past.</summary>
internal static class SyncBodies
{
    private static int last;

    /// <summary>A dossier of its own for each test.</summary>
    public static string NewCode() => $"H49.14-251120-{Interlocked.Increment(ref last):0000}";

    public static string NewMessage() => $"m-{Interlocked.Increment(ref last)}";

    public static JsonObject Dossier() => JsonNode.Parse($$"""
        {
          "messageId": "{{NewMessage()}}", "at": "2025-11-20T08:31:00+07:00",
          "procedure": {"code": "1.004873", "name": "Cấp Giấy xác nhận tình trạng hôn nhân", "sectorCode": "G15-HT01", "sectorName": "Hộ tịch"}, "status": "received", "channel": "online",
          "applicant": {"kind": "citizen", "name": "Nguyễn Văn Mẫu", "personalIds": ["022090000001"], "phone": "0900000000"},
          "unit": {"code": "H49.14", "name": "UBND phường Mẫu"}, "abstract": "Trích yếu thử",
          "filedAt": "2025-11-20T08:15:00+07:00", "receivedAt": "2025-11-20T08:30:00+07:00", "dueAt": "2025-11-25T17:00:00+07:00",
          "papers": [{"id": "1", "name": "Tờ khai"}], "fees": [{"name": "Lệ phí", "amount": 15000}],
          "steps": [{"officer": "Trần Thị Thử", "at": "2025-11-20T08:30:00+07:00", "content": "Tiếp nhận", "status": "received"}]
        }
        """)!.AsObject();

    public static JsonObject Progress(string status = "processing") => JsonNode.Parse($$"""
        {
          "messageId": "{{NewMessage()}}", "at": "2025-11-20T09:00:00+07:00", "kind": "status", "status": "{{status}}",
          "step": {"officer": "Trần Thị Thử", "content": "Chuyển xử lý"}
        }
        """)!.AsObject();

    public static JsonObject Item(string code, string kind, JsonObject body)
    {
        body["dossier"] = code;
        body["kind"] = kind;
        return body;
    }

    public static async Task<HttpResponseMessage> SendAsync(
        HubUnderTest hub, HttpMethod method, string path, HttpContent? content = null, string client = "one-stop", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await hub.TokenAsync(client));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await hub.Http.SendAsync(request);
    }
}
