using System.Text.Json;

namespace OneStop.Mocks;

/// <summary>
/// Provincial facades that hide the session: one address with <c>MaDinhDanhDV</c> and <c>isUpdating</c> in the query, or an address each for
/// create, update and steps. The body is a bare array.
/// </summary>
internal sealed class PortalFacade(PortalBook book)
{
    public const string Query = "/api/SynsTTHCC/", Separate = "/KetNoiMotCuaQuocGia/";

    private readonly PortalServices services = new(book);

    public Verdict Judge(Call call)
    {
        var query = call.Request.Query;
        return (call.Request.Method, call.Path) switch
        {
            ("POST", Query + "DongBoHoSoMC") => Write(call, "DongBoHoSoMC", (data, key) =>
                services.Records(data, PortalServices.Flag(query["isUpdating"].ToString()), key)),
            ("POST", Query + "CapNhatTienDoHoSoMC") => Write(call, "CapNhatTienDoHoSoMC", services.Steps),
            ("POST", Separate + "ThemMoiHoSo") => Write(call, "DongBoHoSoMC", (data, key) => services.Records(data, false, key)),
            ("POST", Separate + "CapNhatHoSo") => Write(call, "DongBoHoSoMC", (data, key) => services.Records(data, true, key)),
            ("POST", Separate + "DongBoTienTrinh") => Write(call, "CapNhatTienDoHoSoMC", services.Steps, plain: true),
            ("GET", Query + "TraCuuHoSo" or Separate + "TraCuuHoSo") => Ask(call, "TraCuuHoSo", () => PortalLookups.Dossier(book, query["mahoso"].ToString())),
            ("GET", Query + "TongHopHoSo" or Separate + "TongHopHoSo") => Ask(call, "TongHopHoSo", () =>
                PortalLookups.Digests(book, query["tuNgay"].ToString(), query["denNgay"].ToString())),
            ("GET", Query + "DanhSachHoSoTheoNgay" or Separate + "DanhSachHoSoTheoNgay") => Ask(call, "DanhSachHoSoTheoNgay", () => PortalLookups.Day(
                book, query["ngay"].ToString(), query["trangThai"].ToString(), query["tuMa"].ToString(), PortalServices.Number(query["limit"].ToString()))),
            _ => Verdict.Unknown,
        };
    }

    private Verdict Write(Call call, string operation, Func<JsonElement, string?, PortalAnswer> work, bool plain = false)
    {
        var key = call.Header("Idempotency-Key");
        if (!PortalGate.TryRead(call, out var data))
        {
            return Done(Verdict.Business(operation, ""), PortalAnswer.Refused("format", "Dữ liệu không đúng định dạng"), plain);
        }

        var verdict = Verdict.Business(operation, "not-done") with { RequestId = key, SubjectKey = PortalGate.FirstCode(data) };
        return verdict with { Work = () => Done(verdict, WrongUnit(call) ?? work(data, key), plain) };
    }

    private Verdict Ask(Call call, string operation, Func<PortalAnswer> work)
    {
        var verdict = Verdict.Business(operation, "not-done") with { SubjectKey = call.Request.Query["mahoso"].ToString() };
        return verdict with { Work = () => Done(verdict, WrongUnit(call) ?? work(), plain: false) };
    }

    private PortalAnswer? WrongUnit(Call call) =>
        call.Path.StartsWith(Query, StringComparison.Ordinal) && call.Request.Query["MaDinhDanhDV"] != book.Settings.Unit
            ? PortalAnswer.Refused("unit", "MaDinhDanhDV không hợp lệ")
            : null;

    private Verdict Done(Verdict verdict, PortalAnswer answer, bool plain) => verdict with
    {
        Outcome = plain ? $"text.{answer.Outcome}" : answer.Outcome,
        Work = null,
        Render = () => plain ? answer.WriteText(book.Settings) : answer.Write(book.Settings),
    };
}
