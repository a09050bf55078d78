using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OneStop.Adapters.Plumbing.Json;
using OneStop.Adapters.Plumbing.Settings;
using OneStop.Core.Dossiers;
using OneStop.Core.Sync.Inbound;

namespace OneStop.Adapters.Ministry;

/// <summary>A ministry's message in the hub's words. Throws <see cref="FormatException"/> or <see cref="JsonException"/> for what cannot be read.</summary>
internal static class MinistryMapping
{
    private const string Moment = "dd/MM/yyyy HH:mm:ss";

    public static MessageRecord Message(OuterRecord outer) =>
        JsonSerializer.Deserialize<MessageRecord>(outer.data ?? throw Wrong(nameof(outer.data)), WireJson.Options) ?? throw Wrong(nameof(outer.data));

    public static InboundItem Item(string source, string id, OuterRecord outer, InboundOptions options, DateTimeOffset now)
    {
        var message = Message(outer);
        var code = DossierCode.TryParse(message.maHoSo, out var parsed, out _) && message.maHoSo == outer.maHoSo ? parsed : throw Wrong(nameof(message.maHoSo));
        var files = Attached(message).Select(File).ToList();
        return new()
        {
            Source = source,
            MessageId = id,
            Kind = files.Count > 0 ? InboundKind.Result : InboundKind.Status,
            Subject = code.Text,
            Dossier = code,
            Unit = options.UnitOf(outer.maDonVi),
            Status = Status(message.trangThai),
            SourceTime = Time(message.thoiGianThucHien),
            ReceivedAt = now,
            Content = new(Text: message.noiDungXuLy, Officer: message.nguoiXuLy, ResultCode: ResultCode(message.ketQuaXuLy)),
            Files = files,
            BodyHash = SHA256.HashData(Encoding.UTF8.GetBytes(outer.data!)),
        };
    }

    /// <summary>The content of the file with this hash; null when the message has none.</summary>
    public static byte[]? Content(MessageRecord message, string sha256) =>
        Attached(message).Where(file => Stated(file) == sha256).Select(Decoded).FirstOrDefault();

    private static IEnumerable<AttachedRecord> Attached(MessageRecord message) => (message.fileDinhKem ?? []).Where(file => file.huyGiayTo is not "1");

    private static InboundFile File(AttachedRecord file) => new(file.tenTepDinhKem ?? throw Wrong(nameof(file.tenTepDinhKem)), Stated(file));

    // Where no hash is stated, decoding is the only proof there is.
    private static string Stated(AttachedRecord file) =>
        file.maBam is { Length: > 0 } hash ? hash.ToLowerInvariant() : Convert.ToHexStringLower(SHA256.HashData(Decoded(file)));

    private static byte[] Decoded(AttachedRecord file) => Convert.FromBase64String(file.duLieuTepDinhKem ?? throw Wrong(nameof(file.duLieuTepDinhKem)));

    // Assumed to be the portal's ten.
    private static DossierStatus Status(string? code) =>
        int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Enum.IsDefined((DossierStatus)number)
            ? (DossierStatus)number
            : throw Wrong("trangThai");

    private static DateTimeOffset Time(string? text) =>
        DateTime.TryParseExact(text, Moment, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new DateTimeOffset(local, ProvinceTime.Offset)
            : throw Wrong("thoiGianThucHien");

    private static string? ResultCode(string? result) => string.IsNullOrWhiteSpace(result)
        ? null
        : JsonSerializer.Deserialize<ResultRecord>(result, WireJson.Options)?.maGiayToKetQua;

    private static FormatException Wrong(string member) => new($"{member} cannot be read.");
}
