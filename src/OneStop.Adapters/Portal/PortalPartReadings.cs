using System.Globalization;
using OneStop.Adapters.Plumbing;
using OneStop.Adapters.Plumbing.Delivery;
using OneStop.Core.Dossiers;

namespace OneStop.Adapters.Portal;

/// <summary>Payment, fees and supplements of a portal's record, in the hub's words. Throws <see cref="FormatException"/> for what cannot be read.</summary>
internal static class PortalPartReadings
{
    // One client writes 3 for what was not paid online, and nobody anything else by it.
    public static OnlinePayment Payment(string? code) => code?.Trim() switch
    {
        null or "" or "0" or "3" => OnlinePayment.None,
        "1" => OnlinePayment.Portal,
        "2" => OnlinePayment.ProvincialGateway,
        _ => throw PortalReadings.Wrong(nameof(FiledRecord.DuocThanhToanTrucTuyen)),
    };

    public static DossierFee Fee(FiledFeeRecord fee)
    {
        var amount = long.TryParse(fee.Gia?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : throw PortalReadings.Wrong(nameof(fee.Gia));
        return new(
            WireText.Given(fee.TenPhiLePhi) ?? throw PortalReadings.Wrong(nameof(fee.TenPhiLePhi)),
            amount,
            WireText.Given(fee.LoaiPhiLePhi) switch { null or "1" => 1, "2" => 2, _ => throw PortalReadings.Wrong(nameof(fee.LoaiPhiLePhi)) },
            WireText.Given(fee.MaPhiLePhi),
            Exempt: amount == 0);
    }

    /// <param name="place">From 0; its number where the portal gives none.</param>
    public static SupplementRequest Supplement(FeedRecord entry, FiledSupplementRecord request, int place)
    {
        var completed = WireTime.Read(request.NgayTiepNhanBoSung);
        if (request.TrangThaiBoSung == true && completed is null)
        {
            // Without its moment it would read as not completed.
            throw PortalReadings.Wrong(nameof(request.NgayTiepNhanBoSung));
        }

        return new(
            Number(request.HoSoBoSungId) ?? place + 1,
            request.NguoiYeuCauBoSung ?? "",
            request.NoiDungBoSung ?? "",
            WireTime.Read(request.NgayBoSung) ?? throw PortalReadings.Wrong(nameof(request.NgayBoSung)),
            completed,
            WireText.Given(request.NguoiTiepNhanBoSung),
            WireText.Given(request.ThongTinTiepNhan),
            WireTime.Read(request.NgayHenTraTruoc),
            WireTime.Read(request.NgayHenTraMoi))
        {
            Papers = PortalPaperReadings.Papers(entry, request, place),
            Fees = [.. (request.DanhSachLePhiBoSung ?? []).Select(Fee)],
        };
    }

    private static int? Number(string? text) => WireText.Given(text) is not { } digits ? null
        : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw PortalReadings.Wrong(nameof(FiledSupplementRecord.HoSoBoSungId));

    public static bool Flag(string? code, string member) => code?.Trim() switch
    {
        null or "" or "0" => false,
        "1" => true,
        _ => throw PortalReadings.Wrong(member),
    };
}
