using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OneStop.Adapters.Plumbing.Json;
using OneStop.Core.Dossiers;
using OneStop.Core.Sync.Inbound;

namespace OneStop.Adapters.Ministry;

/// <summary>A ministry's message in the hub's words. Throws <see cref="FormatException"/> or <see cref="JsonException"/> for what cannot be read.</summary>
internal static class MinistryMapping
{
    private const string Moment = "dd/MM/yyyy HH:mm:ss";

    public static MessageRecord Message(OuterRecord outer) =>
        JsonSerializer.Deserialize<MessageRecord>(outer.data ?? throw Wrong(nameof(outer.data)), WireJson.Options) ?? throw Wrong(nameof(outer.data));

    public static InboundItem Item(string source, string id, OuterRecord outer, MinistryOptions options, DateTimeOffset now)
    {
        var message = Message(outer);
        var code = DossierCode.TryParse(message.maHoSo, out var parsed, out _) && message.maHoSo == outer.maHoSo ? parsed : throw Wrong(nameof(message.maHoSo));
        var result = MinistryResults.Of(message);
        var files = MinistryFiles.Of(message, result).ToList();
        return new()
        {
            Source = source,
            MessageId = id,
            Kind = files.Count > 0 ? InboundKind.Result : InboundKind.Status,
            Subject = code.Text,
            Dossier = code,
            Unit = options.UnitOf(outer.maDonVi),
            Status = Status(message.trangThai, options),
            SourceTime = Time(message.thoiGianThucHien),
            ReceivedAt = now,
            Content = new(Text: message.noiDungXuLy, Officer: message.nguoiXuLy, ResultCode: result?.maGiayToKetQua)
            {
                Result = MinistryResults.Read(result),
                Others = MinistryResults.Others(outer, message),
            },
            Files = files,
            BodyHash = SHA256.HashData(Encoding.UTF8.GetBytes(outer.data!)),
        };
    }

    public static FormatException Wrong(string member) => new($"{member} cannot be read.");

    private static DossierStatus Status(string? code, MinistryOptions options) =>
        code is not null && options.Statuses.TryGetValue(code.Trim(), out var status) ? status : throw Wrong("trangThai");

    private static DateTimeOffset Time(string? text) =>
        DateTime.TryParseExact(text, Moment, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new DateTimeOffset(local, ProvinceTime.Offset)
            : throw Wrong("thoiGianThucHien");
}
