using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OneStop.Mocks;

/// <summary>What a citizen or a portal officer does at the portal itself: files dossiers, changes them, attaches papers, asks questions.</summary>
public sealed class PortalCounter(PortalBook book, TimeProvider clock)
{
    private static readonly TimeSpan LocalOffset = TimeSpan.FromHours(7);

    /// <summary>
    /// Files a dossier of <paramref name="procedure"/> and returns its national code. <paramref name="papers"/>: name and content of each file.
    /// </summary>
    public string File(string procedure, string owner, IReadOnlyList<(string Name, byte[] Content)> papers) => book.Commit(null, change =>
    {
        var now = Now();
        var code = $"G22-{now[2..8]}-{change.State.Feed.Count + 1:000000}";
        var record = new JsonObject
        {
            ["MaHoSo"] = code,
            ["MaTTHC"] = procedure,
            ["TenTTHC"] = "Thủ tục MẪU",
            ["MaLinhVuc"] = "G15-HT06",
            ["TenLinhVuc"] = "Hộ tịch",
            ["KenhThucHien"] = "2",
            ["ChuHoSo"] = owner,
            ["LoaiDoiTuong"] = "1",
            ["NgayTiepNhan"] = "",
            ["TrangThaiHoSo"] = "1",
            ["HinhThuc"] = "0",
            ["DonViXuLy"] = "UBND phường MẪU",
            ["NoiNopHoSo"] = "1",
            ["NgayNopHoSo"] = now,
        };
        var files = papers.Select((paper, index) => PortalFeed.Keep(change.State, paper.Name, $"TP-{index + 1:00}", paper.Content)).ToList();
        var bytes = JsonSerializer.SerializeToUtf8Bytes(record);
        var digest = Digest(bytes);
        change.State.Dossiers[code] = new PortalDossier { Code = code, Status = "1", Digest = digest, BornHere = true, Record = bytes };
        Enter(change, "moi", code, "1", now, "Nộp hồ sơ trực tuyến", files, bytes);
        change.Note("filed", code, "1", now, digest: digest);
        return code;
    });

    /// <summary>Changes a dossier's status at the portal, as a citizen's withdrawal or supplement does, and enters it in the feed.</summary>
    public void Change(string code, string status, string text, IReadOnlyList<(string Name, byte[] Content)> papers) => book.Commit(change =>
    {
        var dossier = change.State.Dossiers.GetValueOrDefault(code) ?? throw new ArgumentException($"no dossier {code}", nameof(code));
        var record = JsonNode.Parse(dossier.Record.Span)!.AsObject();
        record["TrangThaiHoSo"] = status;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(record);
        var files = papers.Select((paper, index) => PortalFeed.Keep(change.State, paper.Name, $"TP-{index + 1:00}", paper.Content)).ToList();
        change.State.Dossiers[code] = dossier with { Status = status, Digest = Digest(bytes), Record = bytes, Writes = dossier.Writes + 1 };
        var now = Now();
        Enter(change, "capnhat", code, status, now, text, files, bytes);
        change.Note("changed", code, status, now, text, Digest(bytes));
    });

    /// <summary>Asks a question that LayDanhSachHoiDapGuiTuDVCQG shows until it is answered.</summary>
    public void Ask(AskedQuestion question) => book.Commit(change => change.State.Asked.Add(question));

    private static void Enter(
        PortalChange change, string kind, string code, string status, string now, string text, List<PortalFile> files, byte[] bytes) =>
        change.State.Feed.Add(new FeedEntry(change.State.Feed.Count + 1, kind, code, status, now, text, files) { Record = bytes });

    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes).AsSpan(0, 8));

    private string Now() => clock.GetUtcNow().ToOffset(LocalOffset).ToString(FieldRule.Compact, CultureInfo.InvariantCulture);
}
