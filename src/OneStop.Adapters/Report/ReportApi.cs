using Refit;

namespace OneStop.Adapters.Report;

/// <summary>The national report system, as far as it counts. Assumed whole: see the contract's sources.</summary>
internal interface IReportApi
{
    [Get("/apiBaoCao/1.0/soHoSoTiepNhan")]
    Task<CountReply> CountAsync(string tuNgay, string denNgay, [Header("Authorization")] string authorization, CancellationToken cancellationToken);
}

internal sealed record CountReply(string? error_code, string? message, IReadOnlyList<CountRecord?>? result);

internal sealed record CountRecord(string? Ngay, string? MaDonVi, int? SoHoSo);
