using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Core.Dossiers;

namespace OneStop.Host.Commands.Demo;

/// <summary>One message of a provincial system about a dossier.</summary>
/// <param name="Status">Where the dossier stands after it.</param>
/// <param name="Step">What the step says that the portal must get with it, if it brings one.</param>
internal sealed record LifeMessage(HttpMethod Method, string Path, DossierStatus Status, string? Step, JsonObject Body);

/// <summary>A dossier from its filing to its end, as a provincial system tells it.</summary>
internal sealed class DossierLife(string code, string title, FilingChannel channel, DateTimeOffset begins)
{
    private const string Officer = "Trần Thị Thử";

    private readonly List<LifeMessage> messages = [];

    public string Code => code;

    public string Title => title;

    public IReadOnlyList<LifeMessage> Messages => messages;

    // The steps lie five minutes apart, all of them in the past: the hub takes nothing that has not happened yet.
    private DateTimeOffset Now => begins.AddMinutes(5 * messages.Count);

    /// <summary>Three lives that began two hours ago.</summary>
    public static IReadOnlyList<DossierLife> All(DateTimeOffset now)
    {
        var begins = now.ToOffset(TimeSpan.FromHours(7)).AddHours(-2);
        var day = begins.ToString("yyMMdd", CultureInfo.InvariantCulture);
        return
        [
            new DossierLife($"H49.14-{day}-0101", "filed online, supplemented, returned", FilingChannel.Online, begins)
                .Begin(DossierStatus.Filed, "Công dân nộp hồ sơ trực tuyến")
                .Move(DossierStatus.Received, "Tiếp nhận hồ sơ", "receivedAt")
                .Move(DossierStatus.Processing, "Chuyển xử lý")
                .AskForSupplement("Bổ sung bản chính tờ khai")
                .Supplement("Công dân đã bổ sung bản chính")
                .AddResult()
                .Move(DossierStatus.Finished, "Ký duyệt kết quả", "finishedAt")
                .Move(DossierStatus.Returned, "Trả kết quả cho công dân", "returnedAt"),
            new DossierLife($"H49.14-{day}-0102", "handed in at the counter, returned", FilingChannel.Direct, begins)
                .Begin(DossierStatus.Received, "Tiếp nhận tại bộ phận một cửa")
                .Move(DossierStatus.Processing, "Chuyển chuyên viên xử lý")
                .AddResult()
                .Move(DossierStatus.Finished, "Lãnh đạo ký duyệt", "finishedAt")
                .Move(DossierStatus.Returned, "Trả kết quả tại quầy", "returnedAt"),
            new DossierLife($"H49.14-{day}-0103", "filed online, refused at the desk", FilingChannel.Online, begins)
                .Begin(DossierStatus.Filed, "Công dân nộp hồ sơ trực tuyến")
                .Move(DossierStatus.Refused, "Từ chối tiếp nhận: không thuộc thẩm quyền", "refusedAt"),
        ];
    }

    private DossierLife Begin(DossierStatus status, string step)
    {
        var body = JsonNode.Parse($$"""
            {
              "procedure": {"code": "1.004873", "name": "Cấp Giấy xác nhận tình trạng hôn nhân", "sectorCode": "G15-HT01", "sectorName": "Hộ tịch"},
              "applicant": {"kind": "citizen", "name": "Nguyễn Văn Mẫu", "personalIds": ["022090000001"]},
              "unit": {"code": "H49.14", "name": "UBND phường Mẫu"},
              "papers": [{"id": "1", "name": "Tờ khai"}], "fees": [{"name": "Lệ phí", "amount": 15000}]
            }
            """)!.AsObject();
        (body["status"], body["channel"], body["filedAt"]) = (NameOf(status), NameOf(channel), Text(begins));
        body["steps"] = new JsonArray(new JsonObject
        {
            ["officer"] = Officer, ["at"] = Text(begins), ["content"] = step, ["status"] = NameOf(status),
        });
        if (status == DossierStatus.Received)
        {
            (body["receivedAt"], body["dueAt"]) = (Text(begins), Text(begins.AddDays(1)));
        }

        return Say(HttpMethod.Put, $"v1/dossiers/{code}", status, step, body);
    }

    /// <summary>A step to the next status.</summary>
    /// <param name="moment">The member of the dossier that the step sets to its own time.</param>
    private DossierLife Move(DossierStatus status, string step, string? moment = null)
    {
        var body = new JsonObject
        {
            ["kind"] = "status",
            ["status"] = NameOf(status),
            ["step"] = new JsonObject { ["officer"] = Officer, ["content"] = step },
        };
        if (moment is not null)
        {
            body[moment] = Text(Now);
        }

        if (status == DossierStatus.Received)
        {
            body["dueAt"] = Text(Now.AddDays(1));
        }

        return Event(status, step, body);
    }

    private DossierLife AskForSupplement(string content) => Event(
        DossierStatus.SupplementRequested, content, new() { ["kind"] = "supplement-requested", ["requestedBy"] = Officer, ["content"] = content });

    private DossierLife Supplement(string content) => Event(
        DossierStatus.Processing,
        content,
        new() { ["kind"] = "supplement-completed", ["receivedBy"] = Officer, ["content"] = content, ["status"] = NameOf(DossierStatus.Processing) });

    private DossierLife AddResult() => Event(
        DossierStatus.Processing,
        step: null,
        JsonNode.Parse("""
            {"kind": "result", "result": {"id": "KQ-1", "name": "Giấy xác nhận tình trạng hôn nhân", "code": "KQ.G15.000031", "file": {
              "name": "ket-qua.pdf", "url": "https://motcua.example.org/ket-qua/1",
              "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}}}
            """)!.AsObject());

    private DossierLife Event(DossierStatus status, string? step, JsonObject body) => Say(HttpMethod.Post, $"v1/dossiers/{code}/events", status, step, body);

    private DossierLife Say(HttpMethod method, string path, DossierStatus status, string? step, JsonObject body)
    {
        (body["messageId"], body["at"], body["sequence"]) = ($"{code}:{messages.Count + 1}", Text(Now), messages.Count + 1);
        messages.Add(new(method, path, status, step, body));
        return this;
    }

    private static string NameOf<T>(T word)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString());

    private static string Text(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
