using OneStop.Adapters.Plumbing.Delivery;
using OneStop.Adapters.Plumbing.Json;
using OneStop.Adapters.Plumbing.Settings;
using OneStop.Core.Dossiers;
using OneStop.Core.Facts;
using OneStop.Core.Sync.Inbound;

namespace OneStop.Adapters.Portal;

/// <summary>The portal's records in the hub's words. Throws <see cref="FormatException"/> for what cannot be read: nothing is guessed.</summary>
internal sealed class PortalReadings(PortalMapping mapping, InboundOptions options)
{
    public InboundItem Read(FeedRecord entry, byte[] hash, DateTimeOffset now)
    {
        var code = DossierCode.TryParse(entry.MaHoSo, out var parsed, out _) ? parsed : throw Wrong(nameof(entry.MaHoSo));
        var status = mapping.StatusOf(entry.TrangThaiHoSo) ?? throw Wrong(nameof(entry.TrangThaiHoSo));
        var unit = options.UnitOf(entry.HoSo?.DonViXuLy);
        return new()
        {
            Source = PortalAdapter.Key,
            MessageId = entry.Ma ?? throw Wrong(nameof(entry.Ma)),
            Kind = entry.Loai switch { "moi" => InboundKind.Filed, "capnhat" => InboundKind.Status, _ => throw Wrong(nameof(entry.Loai)) },
            Subject = code.Text,
            Dossier = code,
            Unit = unit,
            Status = status,
            SourceTime = WireTime.Read(entry.ThoiDiem) ?? throw Wrong(nameof(entry.ThoiDiem)),
            ReceivedAt = now,
            Content = new(entry.HoSo is { } record ? State(code, status, unit, entry, record) : null, entry.NoiDung) { Others = Others(entry) },
            Files = [.. (entry.TepDinhKem ?? []).Select(File)],
            BodyHash = hash,
        };
    }

    private static DossierState State(DossierCode code, DossierStatus status, AgencyCode unit, FeedRecord entry, FiledRecord record) => new()
    {
        Code = code,
        Procedure = new(
            ProcedureCode.TryParse(record.MaTTHC, out var procedure, out _) ? procedure : throw Wrong(nameof(record.MaTTHC)),
            record.TenTTHC,
            record.MaLinhVuc,
            record.TenLinhVuc),
        Status = status,
        Channel = record.KenhThucHien is "1" or "2" or "3" ? (FilingChannel)(record.KenhThucHien[0] - '0') : throw Wrong(nameof(record.KenhThucHien)),
        Applicant = Applicant(record),
        Unit = new(unit, record.DonViXuLy ?? ""),
        Abstract = record.TrichYeuHoSo,
        FiledAt = WireTime.Read(record.NgayNopHoSo),
        ReceivedAt = WireTime.Read(record.NgayTiepNhan),
        DueAt = WireTime.Read(record.NgayHenTra),
        FinishedAt = WireTime.Read(record.NgayKetThucXuLy),
        ReturnedAt = WireTime.Read(record.NgayTra),
        RefusedAt = WireTime.Read(record.NgayTuChoi),
        ReturnByPost = record.HinhThuc == "1",
        FromPortal = record.NoiNopHoSo == "1",
        Note = record.GhiChu,
        Payment = PortalPartReadings.Payment(record.DuocThanhToanTrucTuyen),
        Papers = PortalPaperReadings.Papers(entry),
        Fees = [.. (record.DanhSachLePhi ?? []).Select(PortalPartReadings.Fee)],
        Supplements = [.. (record.DanhSachHoSoBoSung ?? []).Select((request, place) => PortalPartReadings.Supplement(entry, request, place))],
        Results = PortalPaperReadings.Results(entry),
    };

    // Databases consulted, how a fee was paid, what is added to the wire one day: no word of the hub's stands for them yet.
    private static Dictionary<string, string> Others(FeedRecord entry) => RestMembers.Named(entry.Rest, "/")
        .Concat(RestMembers.Named(entry.HoSo?.Rest, "/HoSo/"))
        .Concat((entry.HoSo?.DanhSachLePhi ?? []).SelectMany((fee, i) => RestMembers.Named(fee.Rest, $"/HoSo/DanhSachLePhi/{i}/")))
        .ToDictionary(StringComparer.Ordinal);

    // A name that is none of a person's, or belongs to an organisation, is still whose dossier it is.
    private static Applicant Applicant(FiledRecord record)
    {
        var kind = record.LoaiDoiTuong is "1" or "2" or "3" or "4" ? (ApplicantKind)(record.LoaiDoiTuong[0] - '0') : throw Wrong(nameof(record.LoaiDoiTuong));
        var isPerson = FullName.TryParse(record.ChuHoSo, out var name, out _) && kind == ApplicantKind.Citizen;
        var numbers = (record.DinhDanhCHS ?? []).Select(identity => identity.SoDinhDanh).Append(record.SoGiayToChuHoSo).Distinct();
        return new(
            kind,
            isPerson ? name : null,
            [.. numbers.Select(text => PersonalId.TryParse(text, out var id, out _) ? id : null).OfType<PersonalId>()],
            isPerson ? null : record.ChuHoSo,
            TaxCode.TryParse(record.SoGiayToChuHoSo, out var tax, out _) && kind == ApplicantKind.Enterprise ? tax : null,
            record.MaDoiTuong,
            record.TaiKhoanDuocXacThucVoiVNeID == "1",
            record.SoDienThoai,
            record.Email);
    }

    private static InboundFile File(FeedFileRecord file) =>
        new(file.TenTepDinhKem ?? "", Hash(file), file.MaThanhPhanHoSo, file.DuongDanTaiTepTin ?? throw Wrong(nameof(file.DuongDanTaiTepTin)));

    public static string Hash(FeedFileRecord file) =>
        file.MaBam is { Length: 64 } hash && hash.All(char.IsAsciiHexDigitLower) ? hash : throw Wrong(nameof(file.MaBam));

    public static FormatException Wrong(string member) => new($"{member} cannot be read.");
}
