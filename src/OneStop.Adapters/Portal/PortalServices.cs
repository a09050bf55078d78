using OneStop.Adapters.Plumbing.Delivery;
using OneStop.Core.Errors;

namespace OneStop.Adapters.Portal;

/// <summary>The services' names on the wire.</summary>
internal static class PortalServices
{
    public const string Records = "DongBoHoSoMC";
    public const string Steps = "CapNhatTienDoHoSoMC";
    public const string Lookup = "TraCuuHoSo";
    public const string Questions = "DongBoHoiDap";
    public const string Answers = "DongBoKetQuaHoiDapGuiTuDVCQG";
    public const string Ratings = "DongBoDanhGia";
    public const string Digests = "TongHopHoSo";
    public const string Day = "DanhSachHoSoTheoNgay";
    public const string Feed = "LayDanhSachHoSo";
    public const string AskedQuestions = "LayDanhSachHoiDapGuiTuDVCQG";
}

internal static class PortalSchema
{
    /// <summary>An object without a code or without words is not the portal's: somebody on the way answered.</summary>
    public static Sent<PortalReply> Check(Sent<PortalReply> sent) =>
        sent.Fault is null && sent.Content is { error_code: null or "" } or { message: null }
            ? Sent<PortalReply>.Failed(ErrorCode.DestinationMalformed, mayHaveArrived: true)
            : sent;
}
