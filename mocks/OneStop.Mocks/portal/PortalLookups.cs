using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace OneStop.Mocks;

/// <summary>What the portal tells about dossiers: the head of one, and the digests that reconciliation compares.</summary>
internal static class PortalLookups
{
    private static readonly string[] Head =
    [
        "MaHoSo", "MaTTHC", "TenTTHC", "MaLinhVuc", "TenLinhVuc", "LoaiDoiTuong", "TrangThaiHoSo", "HinhThuc", "DonViXuLy",
        "NgayTiepNhan", "NgayHenTra", "NgayKetThucXuLy", "NgayTra",
    ];

    public static PortalAnswer Dossier(PortalBook book, string code)
    {
        if (book.Dossier(code) is not { } dossier)
        {
            return PortalAnswer.Refused("not-found", "masohoso not found");
        }

        return PortalAnswer.Ok("dossier", "Tra cứu thành công") with
        {
            Result = json =>
            {
                using var record = JsonDocument.Parse(dossier.Record);
                json.WriteStartArray();
                json.WriteStartObject();
                foreach (var name in Head)
                {
                    json.WriteString(name, PortalRecords.Text(record.RootElement, name));
                }

                json.WriteEndObject();
                json.WriteEndArray();
            },
        };
    }

    /// <summary>Count and digest per received day and status; days as yyyyMMdd, both ends included, "" for dossiers without one.</summary>
    public static PortalAnswer Digests(PortalBook book, string from, string to)
    {
        var groups = book.Dossiers()
            .Where(dossier => string.CompareOrdinal(dossier.Day, from) >= 0 && (to.Length == 0 || string.CompareOrdinal(dossier.Day, to) <= 0))
            .GroupBy(dossier => (dossier.Day, dossier.Status))
            .OrderBy(group => group.Key)
            .ToList();
        return PortalAnswer.Ok("digests", "Tổng hợp thành công") with
        {
            Result = json =>
            {
                json.WriteStartArray();
                foreach (var group in groups)
                {
                    json.WriteStartObject();
                    json.WriteString("Ngay", group.Key.Day);
                    json.WriteString("TrangThaiHoSo", group.Key.Status);
                    json.WriteNumber("SoLuong", group.Count());
                    json.WriteString("MaBam", Digest(group));
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            },
        };
    }

    /// <summary>The dossiers of one day and status by code, after <paramref name="after"/>; at most 1,000.</summary>
    public static PortalAnswer Day(PortalBook book, string day, string status, string after, int limit)
    {
        var size = limit is > 0 and <= 1000 ? limit : 1000;
        var page = book.Dossiers()
            .Where(dossier => dossier.Day == day && dossier.Status == status && string.CompareOrdinal(dossier.Code, after) > 0)
            .Take(size)
            .ToList();
        return PortalAnswer.Ok("day", "Tra cứu thành công") with
        {
            Result = json =>
            {
                json.WriteStartArray();
                foreach (var dossier in page)
                {
                    json.WriteStartObject();
                    json.WriteString("MaHoSo", dossier.Code);
                    json.WriteString("TrangThaiHoSo", dossier.Status);
                    json.WriteString("NgayTiepNhan", dossier.Received);
                    json.WriteString("NgayKetThucXuLy", dossier.Ended);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            },
            Next = page.Count == size ? page[^1].Code : "",
        };
    }

    /// <summary>SHA-256 over one line per dossier, by code in ordinal order, each ended by a line feed.</summary>
    public static string Digest(IEnumerable<PortalDossier> dossiers)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var dossier in dossiers.OrderBy(dossier => dossier.Code, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{dossier.Code}|{dossier.Status}|{dossier.Received}|{dossier.Ended}\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
