using System.Text.Json;

namespace OneStop.Mocks;

/// <summary>Judges calls to the portal: the session adapter, the two facades, and the files it hands out.</summary>
internal sealed class PortalGate(PortalBook book, SessionDesk sessions) : IGate
{
    public const string Login = "/mapi/login", Integration = "/mapi/integration", Share = "/mapi/share";

    private readonly PortalServices services = new(book);
    private readonly PortalFacade facade = new(book);

    /// <summary>A hundred records of the largest kind.</summary>
    public int MaxBody => 16 * 1024 * 1024;

    public Verdict Judge(Call call) => (call.Request.Method, call.Path) switch
    {
        ("POST", Login) => LoggedIn(call),
        ("POST", Integration or Share) => Envelope(call),
        ("GET", var path) when path.StartsWith(PortalFeed.FilePath, StringComparison.Ordinal) => File(path),
        _ => facade.Judge(call),
    };

    internal static bool TryRead(Call call, out JsonElement request)
    {
        try
        {
            request = JsonSerializer.Deserialize<JsonElement>(call.Body);
            return true;
        }
        catch (JsonException)
        {
            request = default;
            return false;
        }
    }

    private Verdict LoggedIn(Call call)
    {
        var answer = TryRead(call, out var request)
            ? sessions.Login(request, call.Conditions, book.Settings.SessionMinutes)
            : PortalAnswer.Refused("format", "Dữ liệu không đúng định dạng");
        return new Verdict("token", "login", answer.Outcome) { Render = () => answer.Write(book.Settings) };
    }

    private Verdict Envelope(Call call)
    {
        if (!TryRead(call, out var request) || request.ValueKind != JsonValueKind.Object)
        {
            return Done(Verdict.Business("unreadable", ""), PortalAnswer.Refused("format", "Dữ liệu không đúng định dạng"));
        }

        var service = PortalRecords.Text(request, "service");
        var key = call.Header("Idempotency-Key");
        var verdict = Verdict.Business(service, "not-done") with { RequestId = key, SubjectKey = Subject(request) };
        return verdict with
        {
            Work = () => Done(verdict, Refusal(call, request) ?? services.Run(service, request, key)
                ?? PortalAnswer.Refused("service", $"Không có dịch vụ {service}")),
        };
    }

    private PortalAnswer? Refusal(Call call, JsonElement request) =>
        !sessions.Use(PortalRecords.Text(request, "session"), call.Conditions)
            ? PortalAnswer.Refused("session", "Phiên làm việc không hợp lệ hoặc đã hết hạn", "-2")
        : PortalRecords.Text(request, "madonvi") != book.Settings.Unit ? PortalAnswer.Refused("unit", "madonvi không hợp lệ")
        : null;

    private Verdict Done(Verdict verdict, PortalAnswer answer) =>
        verdict with { Outcome = answer.Outcome, Work = null, Render = () => answer.Write(book.Settings) };

    private Verdict File(string path) => book.Read(state => state.Files.GetValueOrDefault(path)) is { } content
        ? Verdict.Business("file", "file") with { SubjectKey = path, Render = () => content }
        : Verdict.Business("file", "file.missing") with { SubjectKey = path };

    private static string? Subject(JsonElement request) =>
        PortalRecords.Text(request, "mahoso") is { Length: > 0 } code ? code : FirstCode(PortalServices.Data(request));

    internal static string? FirstCode(JsonElement data) =>
        data.ValueKind == JsonValueKind.Array && data.GetArrayLength() > 0 && PortalRecords.Text(data[0], "MaHoSo") is { Length: > 0 } code ? code : null;
}
