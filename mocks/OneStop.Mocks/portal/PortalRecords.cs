using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OneStop.Mocks;

/// <summary>
/// DongBoHoSoMC and CapNhatTienDoHoSoMC. A request is taken whole or refused whole, and the sentence doesn't say which record was wrong.
/// Reading and checking happen before the book is entered.
/// </summary>
internal sealed partial class PortalRecords(PortalBook book)
{
    // Filed, refused, asked for papers, withdrawn or closed before acceptance: no moment of reception exists.
    private static readonly string[] Unreceived = ["1", "3", "5", "7", "8"];

    /// <summary>The records of a request, or the first reason to refuse it.</summary>
    public (IReadOnlyList<PortalDossier> Records, PortalAnswer? Refusal) ReadRecords(JsonElement data)
    {
        var settings = book.Settings;
        if (Size(data, settings.RecordsPerRequest, "records-limit") is { } size)
        {
            return ([], size);
        }

        var records = new List<PortalDossier>(data.GetArrayLength());
        foreach (var item in data.EnumerateArray())
        {
            if (PortalRules.Record.Check(item) is { } broken)
            {
                return ([], broken);
            }

            var record = new PortalDossier
            {
                Code = Text(item, "MaHoSo"),
                Status = Text(item, "TrangThaiHoSo"),
                Received = Text(item, "NgayTiepNhan"),
                Ended = Text(item, "NgayKetThucXuLy"),
                Note = Text(item, "GhiChu"),
                Digest = Digest(item, out var bytes),
                Record = bytes,
            };
            if ((book.RefusalOf(record.Code) is { } sentence ? PortalAnswer.Refused("poison", sentence) : Meaning(record, item, settings)) is { } wrong)
            {
                return ([], wrong);
            }

            records.Add(record);
        }

        return (records, null);
    }

    /// <summary>The steps of a request, or the first reason to refuse it.</summary>
    public (IReadOnlyList<(PortalStep Step, string Digest)> Steps, PortalAnswer? Refusal) ReadSteps(JsonElement data)
    {
        if (Size(data, book.Settings.StepsPerRequest, "steps-limit") is { } size)
        {
            return ([], size);
        }

        var steps = new List<(PortalStep, string)>(data.GetArrayLength());
        foreach (var item in data.EnumerateArray())
        {
            if (PortalRules.Step.Check(item) is { } broken)
            {
                return ([], broken);
            }

            var step = new PortalStep(Text(item, "MaHoSo"), Text(item, "ThoiDiemXuLy"), Text(item, "TrangThai"), Text(item, "NoiDungXuLy"));
            if (book.RefusalOf(step.Code) is { } sentence)
            {
                return ([], PortalAnswer.Refused("poison", sentence));
            }

            steps.Add((step, Digest(item, out _)));
        }

        return (steps, null);
    }

    public static PortalAnswer Write(PortalChange change, IReadOnlyList<PortalDossier> records, bool updating, string existsCode)
    {
        var dossiers = change.State.Dossiers;
        var met = new HashSet<string>(StringComparer.Ordinal);
        foreach (var record in records)
        {
            var known = dossiers.ContainsKey(record.Code) || (!met.Add(record.Code) && !updating);
            if (known != updating)
            {
                return updating
                    ? PortalAnswer.Refused("absent", "Hồ sơ chưa tồn tại trên Cổng Dịch vụ công quốc gia")
                    : PortalAnswer.Refused("exists", "Hồ sơ đã tồn tại trên Cổng Dịch vụ công quốc gia", existsCode);
            }
        }

        foreach (var record in records)
        {
            var before = dossiers.GetValueOrDefault(record.Code);
            dossiers[record.Code] = before is null
                ? record
                : record with { Writes = before.Writes + 1, BornHere = before.BornHere, Steps = before.Steps };
            var kind = before is null ? "create" : before.Digest == record.Digest ? "same" : "update";
            change.Note(kind, record.Code, record.Status, text: record.Note, digest: record.Digest);
        }

        return PortalAnswer.Ok(updating ? "updated" : "created", updating ? "Cập nhật hồ sơ thành công" : "Đồng bộ hồ sơ thành công");
    }

    public static PortalAnswer Write(PortalChange change, IReadOnlyList<(PortalStep Step, string Digest)> steps)
    {
        var dossiers = change.State.Dossiers;
        if (steps.Any(item => !dossiers.ContainsKey(item.Step.Code)))
        {
            return PortalAnswer.Refused("absent", "Hồ sơ chưa tồn tại trên Cổng Dịch vụ công quốc gia");
        }

        foreach (var (step, digest) in steps)
        {
            var dossier = dossiers[step.Code];
            var taken = dossier.Steps.Contains(step);
            if (!taken)
            {
                dossiers[step.Code] = dossier with { Steps = dossier.Steps.Add(step) };
            }

            change.Note(taken ? "step-repeat" : "step", step.Code, step.Status, step.Moment, step.Text, digest);
        }

        return PortalAnswer.Ok("steps", "Cập nhật tiến độ hồ sơ thành công");
    }

    internal static string Text(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    internal static string Digest(JsonElement item, out byte[] bytes)
    {
        bytes = JsonMarshal.GetRawUtf8Value(item).ToArray();
        return Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8));
    }

    private static PortalAnswer? Size(JsonElement data, int limit, string outcome) =>
        data.ValueKind != JsonValueKind.Array ? PortalAnswer.Refused("format", "data phải là danh sách")
        : data.GetArrayLength() == 0 ? PortalAnswer.Refused("required", "data không được để trống")
        : data.GetArrayLength() > limit ? PortalAnswer.Refused(outcome, $"Vượt quá {limit} bản ghi trong một lần gửi")
        : null;

    private PortalAnswer? Meaning(PortalDossier record, JsonElement item, PortalSettings settings)
    {
        if (record.Received.Length == 0 && !Unreceived.Contains(record.Status, StringComparer.Ordinal))
        {
            return PortalAnswer.Refused("required", "NgayTiepNhan không được để trống");
        }

        var procedure = Text(item, "MaTTHC");
        if (!Procedure().IsMatch(procedure) || procedure[..8].EndsWith(Trigger.Empty, StringComparison.Ordinal))
        {
            return PortalAnswer.Refused("procedure", "Không tìm thấy thủ tục hành chính");
        }

        // A dossier filed on the portal keeps its national code.
        return record.Unit.Split('.').Contains(settings.Province, StringComparer.Ordinal) || book.Dossier(record.Code) is not null
            ? null
            : PortalAnswer.Refused("code", "MaHoSo không đúng quy định");
    }

    [GeneratedRegex(@"^[123]\.\d{6}(\.(000\.00\.00\.)?[GH]\d{2}(\.\d{1,3})*)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Procedure();
}
