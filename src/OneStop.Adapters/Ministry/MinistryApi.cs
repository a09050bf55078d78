using OneStop.Adapters.Plumbing.Json;
using Refit;

namespace OneStop.Adapters.Ministry;

/// <summary>List, detail, mark: what is not marked is listed again.</summary>
internal interface IMinistryApi
{
    [Post("/GetToken")]
    Task<TokenReply> TokenAsync([Body] TokenRequest body, CancellationToken cancellationToken);

    [Get("/api/lienthongdvclt/hosolienthong")]
    Task<ListReply> ListAsync([Authorize("Bearer")] string token, CancellationToken cancellationToken);

    [Get("/api/lienthongdvclt/hosolienthong/{id}")]
    Task<DetailReply> DetailAsync(string id, [Authorize("Bearer")] string token, CancellationToken cancellationToken);

    [Put("/api/lienthongdvclt/hosolienthong")]
    Task<MarkReply> MarkAsync([Body] MarkRequest body, [Authorize("Bearer")] string token, CancellationToken cancellationToken);
}

internal sealed record TokenRequest(string userName, string password) : WireRecord;

internal sealed record TokenReply(string? token) : WireRecord;

internal sealed record ListReply(ListedRecord[]? data) : WireRecord;

internal sealed record ListedRecord(string? id, string? maDonVi, string? maTTHC, string? maHoSo) : WireRecord;

internal sealed record DetailReply(OuterRecord? data) : WireRecord;

/// <param name="data">JSON as a text: the <see cref="MessageRecord"/>.</param>
internal sealed record OuterRecord(string? maHoSo, string? data, string? maDonVi = null) : RestRecord;

/// <param name="ketQuaXuLy">JSON as a text once more: the <see cref="ResultRecord"/>.</param>
internal sealed record MessageRecord(
    string? maHoSo, string? trangThai, string? thoiGianThucHien, string? noiDungXuLy, string? nguoiXuLy, string? ketQuaXuLy, AttachedRecord[]? fileDinhKem) : RestRecord;

/// <param name="soDinhDanh">The number that a birth's registration issued.</param>
/// <param name="giayKhaiSinh">The certificate in base64, as <paramref name="giayKhaiTu"/> is.</param>
internal sealed record ResultRecord(
    string? soDinhDanh, string? soDangKy, string? quyenSo, string? trangSo, string? giayKhaiSinh, string? giayKhaiTu, string? maGiayToKetQua) : RestRecord;

/// <param name="maBam">SHA-256 in hex; not every system states it.</param>
internal sealed record AttachedRecord(string? tenTepDinhKem, string? huyGiayTo, string? duLieuTepDinhKem, string? maBam) : RestRecord;

internal sealed record MarkRequest(string maHoSo, bool daNhan) : WireRecord;

internal sealed record MarkReply(string? message) : WireRecord;
