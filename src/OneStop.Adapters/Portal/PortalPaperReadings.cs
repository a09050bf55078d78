using OneStop.Adapters.Plumbing;
using OneStop.Core.Dossiers;

namespace OneStop.Adapters.Portal;

/// <summary>
/// Papers and results of an entry: the record and its supplements list them, the entry brings files. A listed one whose file is not brought has none
/// here, as where an earlier result stands in for it or the link is the hub's own; a file that nobody lists is a paper of its own. Throws
/// <see cref="FormatException"/>.
/// </summary>
internal static class PortalPaperReadings
{
    public static IReadOnlyList<DossierPaper> Papers(FeedRecord entry)
    {
        var listed = ListedFiles(entry);
        return
        [
            .. (entry.HoSo?.TaiLieuNop ?? []).Select((paper, i) => Paper(entry, paper, $"{entry.Ma}-tl-{i + 1}")),
            .. (entry.TepDinhKem ?? []).Select((file, i) => (File: file, Number: i + 1)).Where(one => !listed.Contains(one.File))
                .Select(one => new DossierPaper($"{entry.Ma}-{one.Number}", one.File.TenTepDinhKem ?? "", one.File.MaThanhPhanHoSo, Reference(one.File))),
        ];
    }

    /// <summary>What the citizen brought for a supplement.</summary>
    /// <param name="place">Of the supplement, from 0.</param>
    public static IReadOnlyList<DossierPaper> Papers(FeedRecord entry, FiledSupplementRecord supplement, int place) =>
        [.. (supplement.DanhSachGiayToBoSung ?? []).Select((paper, i) => Paper(entry, paper, $"{entry.Ma}-bs-{place + 1}-{i + 1}"))];

    public static IReadOnlyList<DossierResult> Results(FeedRecord entry) => [.. (entry.HoSo?.DanhSachGiayToKetQua ?? []).Select((result, i) => new DossierResult(
        WireText.Given(result.GiayToId) ?? $"{entry.Ma}-kq-{i + 1}",
        WireText.Given(result.TenGiayTo) ?? throw PortalReadings.Wrong(nameof(result.TenGiayTo)),
        Reference(FileAt(entry, result.DuongDanTepTinKetQua)),
        WireText.Given(result.MaGiayToKetQua),
        WireText.Given(result.MaThanhPhanHoSo)))];

    private static HashSet<FeedFileRecord?> ListedFiles(FeedRecord entry) =>
    [
        .. (entry.HoSo?.TaiLieuNop ?? []).Select(paper => FileOf(entry, paper)),
        .. (entry.HoSo?.DanhSachHoSoBoSung ?? []).SelectMany(supplement => supplement.DanhSachGiayToBoSung ?? []).Select(paper => FileOf(entry, paper)),
        .. (entry.HoSo?.DanhSachGiayToKetQua ?? []).Select(result => FileAt(entry, result.DuongDanTepTinKetQua)),
    ];

    private static DossierPaper Paper(FeedRecord entry, FiledPaperRecord paper, string otherwise) => new(
        WireText.Given(paper.TepDinhKemId) ?? otherwise,
        WireText.Given(paper.TenTepDinhKem) ?? throw PortalReadings.Wrong(nameof(paper.TenTepDinhKem)),
        WireText.Given(paper.MaThanhPhanHoSo),
        Reference(FileOf(entry, paper)),
        WireText.Given(paper.MaKetQuaThayThe),
        Reuse(paper),
        paper.IsDeleted switch { null or "" or "False" => false, "True" => true, _ => throw PortalReadings.Wrong(nameof(paper.IsDeleted)) });

    // 2 says that an earlier result stands in for the paper, which is its code's to tell; without the code the mark means nothing.
    private static PaperReuse Reuse(FiledPaperRecord paper) => PortalPartReadings.Flag(paper.DuocLayTuKhoDMQG, nameof(paper.DuocLayTuKhoDMQG))
        ? PaperReuse.Warehouse
        : WireText.Given(paper.DuocTaiSuDung) switch
        {
            null or "0" => PaperReuse.None,
            "1" => PaperReuse.Digitised,
            "2" when WireText.Given(paper.MaKetQuaThayThe) is not null => PaperReuse.Digitised,
            _ => throw PortalReadings.Wrong(nameof(paper.DuocTaiSuDung)),
        };

    // Where the record gives no path, name and component together tell the file.
    private static FeedFileRecord? FileOf(FeedRecord entry, FiledPaperRecord paper) => string.IsNullOrWhiteSpace(paper.DuongDanTaiTepTin)
        ? (entry.TepDinhKem ?? []).FirstOrDefault(file => file.TenTepDinhKem == paper.TenTepDinhKem && (file.MaThanhPhanHoSo ?? "") == (paper.MaThanhPhanHoSo ?? ""))
        : FileAt(entry, paper.DuongDanTaiTepTin);

    private static FeedFileRecord? FileAt(FeedRecord entry, string? path) =>
        string.IsNullOrWhiteSpace(path) ? null : (entry.TepDinhKem ?? []).FirstOrDefault(file => file.DuongDanTaiTepTin == path);

    private static FileReference? Reference(FeedFileRecord? file) => file is null ? null : new(file.TenTepDinhKem ?? "", PortalReadings.Hash(file));
}
