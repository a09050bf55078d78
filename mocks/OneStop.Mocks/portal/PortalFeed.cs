using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace OneStop.Mocks;

/// <summary>A paper attached to a dossier at the portal; <c>Path</c> is served by the portal, <c>Sha256</c> in lower-case hexadecimal digits.</summary>
public sealed record PortalFile(string Name, string PaperCode, string Path, string Sha256, int Bytes);

/// <summary>One entry of the cursor feed: a dossier filed on the portal, or a change made to it there. <c>Kind</c>: moi, capnhat.</summary>
public sealed record FeedEntry(long Number, string Kind, string Code, string Status, string Moment, string Text, IReadOnlyList<PortalFile> Files)
{
    /// <summary>The record as it stood after the change.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public ReadOnlyMemory<byte> Record { get; init; }
}

/// <summary>The cursor feed LayDanhSachHoSo, in the order things happened at the portal.</summary>
internal static class PortalFeed
{
    public const string FilePath = "/tep/";

    /// <summary>Entries after the cursor, at most 200. A cursor that was never given out is refused.</summary>
    public static PortalAnswer Page(PortalBook book, string cursor, int limit)
    {
        var after = 0L;
        if (cursor.Length > 0 && !long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out after))
        {
            return PortalAnswer.Refused("value", "tuMa không hợp lệ");
        }

        var page = book.Read(state => state.Feed.Where(entry => entry.Number > after).Take(limit is > 0 and <= 200 ? limit : 200).ToList());
        return PortalAnswer.Ok("feed", "Lấy danh sách thành công") with
        {
            Result = json =>
            {
                json.WriteStartArray();
                page.ForEach(entry => Write(json, entry));
                json.WriteEndArray();
            },
            Next = page.Count > 0 ? Text(page[^1].Number) : cursor,
        };
    }

    public static PortalFile Keep(PortalState state, string name, string paper, byte[] content)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(content));
        var path = FilePath + digest;
        state.Files[path] = content;
        return new PortalFile(name, paper, path, digest, content.Length);
    }

    private static void Write(Utf8JsonWriter json, FeedEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("Ma", Text(entry.Number));
        json.WriteString("Loai", entry.Kind);
        json.WriteString("MaHoSo", entry.Code);
        json.WriteString("TrangThaiHoSo", entry.Status);
        json.WriteString("ThoiDiem", entry.Moment);
        json.WriteString("NoiDung", entry.Text);
        json.WritePropertyName("HoSo");
        json.WriteRawValue(entry.Record.Span);
        json.WriteStartArray("TepDinhKem");
        foreach (var file in entry.Files)
        {
            json.WriteStartObject();
            json.WriteString("TenTepDinhKem", file.Name);
            json.WriteString("MaThanhPhanHoSo", file.PaperCode);
            json.WriteString("DuongDanTaiTepTin", file.Path);
            json.WriteString("MaBam", file.Sha256);
            json.WriteNumber("KichThuoc", file.Bytes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
