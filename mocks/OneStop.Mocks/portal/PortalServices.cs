using System.Text.Json;

namespace OneStop.Mocks;

/// <summary>The operations behind both protocols. Each takes its own parameters and knows nothing of sessions, paths or overlays.</summary>
internal sealed class PortalServices(PortalBook book)
{
    private readonly PortalRecords records = new(book);

    /// <summary>Runs the operation that the envelope's <c>service</c> names; null when there is none.</summary>
    public PortalAnswer? Run(string service, JsonElement request, string? key) => service switch
    {
        "DongBoHoSoMC" => Records(Data(request), Flag(request, "isUpdating"), key),
        "CapNhatTienDoHoSoMC" => Steps(Data(request), key),
        "TraCuuHoSo" => PortalLookups.Dossier(book, PortalRecords.Text(request, "mahoso")),
        "DongBoHoiDap" => PortalQuestions.Store(book, Data(request), key, "question", PortalRules.Question, state => state.Questions, "HOIDAPID"),
        "DongBoKetQuaHoiDapGuiTuDVCQG" => PortalQuestions.Store(book, Data(request), key, "answer", PortalRules.QuestionAnswer, state => state.Answers, "HOIDAPID"),
        "DongBoDanhGia" => PortalQuestions.Store(book, Data(request), key, "rating", PortalRules.Rating, state => state.Ratings, "Madonvi", "NgayTongHop", "MaThuTuc"),
        "LayDanhSachHoiDapGuiTuDVCQG" => PortalQuestions.Pending(book),
        "LayDanhSachHoSo" => PortalFeed.Page(book, PortalRecords.Text(request, "tuMa"), Number(request, "limit")),
        "TongHopHoSo" => PortalLookups.Digests(book, PortalRecords.Text(request, "tuNgay"), PortalRecords.Text(request, "denNgay")),
        "DanhSachHoSoTheoNgay" => PortalLookups.Day(
            book, PortalRecords.Text(request, "ngay"), PortalRecords.Text(request, "trangThai"), PortalRecords.Text(request, "tuMa"), Number(request, "limit")),
        _ => null,
    };

    public PortalAnswer Records(JsonElement data, bool? updating, string? key)
    {
        if (updating is not { } update)
        {
            return PortalAnswer.Refused("value", "isUpdating phải là True hoặc False");
        }

        var (read, refusal) = records.ReadRecords(data);
        var existsCode = book.Settings.ExistsCode;
        return refusal ?? Once(book, key, data, change => PortalRecords.Write(change, read, update, existsCode));
    }

    public PortalAnswer Steps(JsonElement data, string? key)
    {
        var (read, refusal) = records.ReadSteps(data);
        return refusal ?? Once(book, key, data, change => PortalRecords.Write(change, read));
    }

    /// <summary>The same key with the same body is answered as before and changes nothing; refusals are not remembered.</summary>
    internal static PortalAnswer Once(PortalBook book, string? key, JsonElement data, Func<PortalChange, PortalAnswer> work)
    {
        if (key is null || !book.Settings.HonoursIdempotencyKey)
        {
            return book.Commit(key, work);
        }

        var digest = PortalRecords.Digest(data, out _);
        return book.Commit(key, change =>
        {
            if (change.State.Answered.TryGetValue($"{key} {digest}", out var before))
            {
                change.Note("key-repeat", key, "", digest: digest);
                return before;
            }

            var answer = work(change);
            if (answer.Accepted)
            {
                change.State.Answered[$"{key} {digest}"] = answer;
            }

            return answer;
        });
    }

    internal static JsonElement Data(JsonElement request) => request.TryGetProperty("data", out var data) ? data : default;

    /// <summary>"True" or "False" in any case; null for anything else.</summary>
    internal static bool? Flag(string text) => bool.TryParse(text, out var flag) ? flag : null;

    internal static int Number(string text) => int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static bool? Flag(JsonElement request, string name) => Flag(PortalRecords.Text(request, name));

    private static int Number(JsonElement request, string name) =>
        request.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : 0;
}
