using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OneStop.Mocks;

/// <summary>The pull-then-mark feed of a ministry's central system: list, detail, mark.</summary>
internal sealed class MinistryGate(MinistryBook book, string user, string password) : IGate
{
    public const string Token = "/GetToken", List = "/api/lienthongdvclt/hosolienthong";
    private const int Limit = 5;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Lock gate = new();
    private (string Text, DateTimeOffset Ends, int Uses)? current;

    public Verdict Judge(Call call) => (call.Request.Method, call.Path) switch
    {
        ("POST", Token) => Issue(call),
        ("GET", List) => Guarded(call, "list", null, Listed),
        ("GET", var path) when path.StartsWith(List + "/", StringComparison.Ordinal) => Detail(call, path[(List.Length + 1)..]),
        ("PUT", List) => Mark(call),
        _ => Verdict.Unknown,
    };

    private Verdict Issue(Call call)
    {
        if (!PortalGate.TryRead(call, out var request) || PortalRecords.Text(request, "userName") != user || PortalRecords.Text(request, "password") != password)
        {
            return new Verdict("token", "token", "token.refused");
        }

        lock (gate)
        {
            current = ($"synthetic-{Guid.NewGuid():N}", call.Conditions.Now.AddHours(1), 0);
            var token = current.Value.Text;
            return new Verdict("token", "token", "token.issued") { Render = () => Write(new { token, refreshToken = $"{token}-refresh" }) };
        }
    }

    private Verdict Detail(Call call, string text) => Guarded(call, "detail", text, () =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && book.Fetch(id) is { } message
            ? ("detail.found", Message(message))
            : ("detail.missing", null));

    private Verdict Mark(Call call)
    {
        var code = PortalGate.TryRead(call, out var request) ? PortalRecords.Text(request, "maHoSo") : "";
        var taken = request.ValueKind == JsonValueKind.Object && request.TryGetProperty("daNhan", out var mark) && mark.ValueKind == JsonValueKind.True;
        return Guarded(call, "mark", code, () => (taken && book.Take(code) ? "mark.done" : "mark.unknown", null));
    }

    /// <summary>The work runs only for a bearer of a living token.</summary>
    private Verdict Guarded(Call call, string operation, string? subject, Func<(string Outcome, byte[]? Answer)> work)
    {
        var verdict = Verdict.Business(operation, "not-done") with { SubjectKey = subject };
        return verdict with
        {
            Work = () =>
            {
                var (outcome, answer) = Alive(call) ? work() : ("unauthorized", null);
                return verdict with { Outcome = outcome, Work = null, Render = answer is null ? null : () => answer };
            },
        };
    }

    private bool Alive(Call call)
    {
        lock (gate)
        {
            if (current is not { } token || call.Header("Authorization") != $"Bearer {token.Text}" || call.Conditions.Now >= token.Ends
                || token.Uses >= call.Conditions.TokenUses)
            {
                return false;
            }

            current = token with { Uses = token.Uses + 1 };
            return true;
        }
    }

    private (string, byte[]?) Listed() => ("list.found", Write(new
    {
        data = book.Waiting(Limit).Select(message => new
        {
            id = message.Id,
            maDonVi = 0,
            maTTHC = message.Procedure,
            module = message.Module,
            maHoSo = message.Code,
            ngayTiepNhan = message.Moment,
            techId = "",
        }),
    }));

    /// <summary>Three layers: the answer, a JSON text in it, and in that one the result as another JSON text.</summary>
    private static byte[] Message(MinistryMessage message) => Write(new
    {
        data = new
        {
            maDonVi = 0,
            maTTHC = message.Procedure,
            module = message.Module,
            maHoSo = message.Code,
            ngayTiepNhan = message.Moment,
            techId = "",
            data = JsonSerializer.Serialize(
                new
                {
                    maHoSo = message.Code,
                    trangThai = message.Status,
                    thoiGianThucHien = message.Moment,
                    noiDungXuLy = message.Text,
                    nguoiXuLy = "Cán bộ MẪU",
                    ketQuaXuLy = JsonSerializer.Serialize(Result(message), Json),
                    fileDinhKem = message.Files.Select((file, index) => new
                    {
                        id = index + 1,
                        loaiGiayTo = 1,
                        tenGiayTo = file.Name,
                        tenTepDinhKem = file.Name,
                        huyGiayTo = 0,
                        duLieuTepDinhKem = Convert.ToBase64String(file.Content),
                        maBam = file.Sha256,
                    }),
                },
                Json),
        },
    });

    private static Dictionary<string, string> Result(MinistryMessage message)
    {
        var result = new Dictionary<string, string> { ["maGiayToKetQua"] = $"KQ.G15.{message.Id:000000}", ["ngayDangKy"] = message.Moment[..10] };
        if (message.Entry is { } entry)
        {
            (result["soDangKy"], result["quyenSo"], result["trangSo"]) = (entry.Number, entry.Book, entry.Page);
            result[entry.PersonalId is null ? "giayKhaiTu" : "giayKhaiSinh"] = Convert.ToBase64String(entry.Certificate);
            if (entry.PersonalId is { } number)
            {
                result["soDinhDanh"] = number;
            }
        }

        return result;
    }

    private static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Json);
}
