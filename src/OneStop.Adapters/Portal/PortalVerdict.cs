using OneStop.Adapters.Plumbing;
using OneStop.Adapters.Plumbing.Delivery;
using OneStop.Core.Errors;

namespace OneStop.Adapters.Portal;

/// <summary>What a reply of the portal means. Its words decide as much as its code: either alone has been wrong.</summary>
internal enum PortalVerdict
{
    Taken,
    AlreadyThere,
    NotThere,
    SessionEnded,

    /// <summary>The hub's own account, unit or address is refused: no dossier is to blame.</summary>
    NotOurs,

    /// <summary>Busy or under maintenance.</summary>
    Later,

    /// <summary>Something in the data is wrong.</summary>
    Rejected,

    /// <summary>Code and words contradict each other, or neither is known.</summary>
    Unclear,
}

internal static class PortalReading
{
    private const int Success = 0;

    // Codes that have come along with "đã tồn tại".
    private static readonly int[] ExistsCodes = [0, 3, -3];

    // What the portal names in its sentence, by where it stands in the hub's own dossier.
    private static readonly (string Wire, string Field)[] Fields =
    [
        ("MaHoSo", "code"), ("MaTTHC", "procedure.code"), ("thủ tục", "procedure.code"), ("TenTTHC", "procedure.name"), ("MaLinhVuc", "procedure.sectorCode"),
        ("TenLinhVuc", "procedure.sectorName"), ("KenhThucHien", "channel"), ("LoaiDoiTuong", "applicant.kind"), ("ChuHoSo", "applicant.name"),
        ("SoDinhDanh", "applicant.personalIds"), ("TrichYeuHoSo", "abstract"), ("NgayTiepNhan", "receivedAt"), ("NgayHenTra", "dueAt"),
        ("NgayKetThucXuLy", "finishedAt"), ("NgayTra", "returnedAt"), ("TrangThai", "status"), ("DonViXuLy", "unit.name"), ("GhiChu", "note"),
        ("TenTepDinhKem", "papers.name"), ("TenGiayTo", "results.name"), ("TenPhiLePhi", "fees.name"), ("Gia", "fees.amount"), ("NguoiXuLy", "steps.officer"),
        ("ThoiDiemXuLy", "steps.at"), ("NoiDungXuLy", "steps.content"),
    ];

    public static PortalVerdict Of(PortalReply reply)
    {
        var (code, words) = (ResultCode.Read(reply.error_code), reply.message);
        return code switch
        {
            null => PortalVerdict.Unclear,
            _ when ExistsCodes.Contains(code.Value) && FarSentence.Says(words, "đã tồn tại") => PortalVerdict.AlreadyThere,
            Success => SaysSuccess(words) ? PortalVerdict.Taken : PortalVerdict.Unclear,
            _ when SaysSuccess(words) => PortalVerdict.Unclear,
            _ when FarSentence.Says(words, "phiên làm việc", "session") => PortalVerdict.SessionEnded,
            _ when FarSentence.Says(words, "madonvi không hợp lệ", "MaDinhDanhDV không hợp lệ", "không có dịch vụ", "không có quyền", "chưa được cấp quyền") =>
                PortalVerdict.NotOurs,
            _ when SaysNotThere(words) => PortalVerdict.NotThere,
            _ when FarSentence.Says(words, "thử lại", "quá tải", "đang bận", "bảo trì", "gián đoạn", "server error", "timeout", "soap fault") => PortalVerdict.Later,
            _ => PortalVerdict.Rejected,
        };
    }

    /// <summary>Why the data is refused, pointing at the field where the sentence names one.</summary>
    public static Fault Refusal(PortalReply reply) => new(ErrorCode.DestinationRejectsData, Field: FieldIn(reply.message));

    // "Thủ tục không tồn tại" and "MaLinhVuc not found" say nothing about the dossier.
    private static bool SaysNotThere(string? words) =>
        FarSentence.Says(words, "chưa tồn tại", "không tồn tại", "not found", "không tìm thấy")
        && FieldIn(words) is null or "code";

    // "Quốc gia" would name the fee, whose wire name is Gia.
    private static string? FieldIn(string? words)
    {
        var text = FarSentence.OneForm(words).Replace("quốc gia", "", StringComparison.OrdinalIgnoreCase);
        return Array.Find(Fields, field => FarSentence.Says(text, field.Wire)).Field;
    }

    private static bool SaysSuccess(string? words) =>
        FarSentence.Says(words, "thành công") && !FarSentence.Says(words, "không thành công", "chưa thành công");
}
