using System.Security.Cryptography;
using System.Text;
using OneStop.Core.Dossiers;
using OneStop.Core.Sync.Inbound;

namespace OneStop.IntegrationTests.Inbound;

/// <summary>Items as far sides would send them, about nobody.</summary>
internal static class Incoming
{
    public const string Filed = "G22-261122-000001";

    public static readonly DateTimeOffset Morning = new(2026, 11, 22, 8, 0, 0, TimeSpan.FromHours(7));

    public static InboundItem Item(
        DossierStatus status = DossierStatus.Filed, string code = Filed, string source = "portal", int minute = 0, string message = "1", string unit = "H49.14", string? file = null) => new()
    {
        Source = source,
        MessageId = message,
        Kind = status == DossierStatus.Filed ? InboundKind.Filed : file is null ? InboundKind.Status : InboundKind.Result,
        Subject = code,
        Dossier = Code(code),
        Unit = Unit(unit),
        Status = status,
        SourceTime = Morning.AddMinutes(minute),
        ReceivedAt = Morning.AddHours(1),
        Content = new(Text: "Đã ghi nhận THỬ"),
        Files = file is null ? [] : [new("ket-qua.pdf", Sha256(file), Path: $"/tep/{file}")],
        BodyHash = SHA256.HashData(Encoding.UTF8.GetBytes($"{source}|{code}|{status}|{minute}|{file}")),
    };

    public static string Sha256(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    public static DossierCode Code(string text) => DossierCode.TryParse(text, out var code, out _) ? code : throw new FormatException(text);

    public static AgencyCode Unit(string text) => AgencyCode.TryParse(text, out var code, out _) ? code : throw new FormatException(text);

    public static InboundDraft Page(params InboundItem[] items) => new("portal", null, null, [.. items.Select(item => new InboundArrival(item))], [], Morning);

    public static async Task<Taken> TakeAsync(this IInboundBook book, InboundItem item) =>
        Assert.Single((await book.StoreAsync(Page(item), CancellationToken.None))!);

    public static async Task<List<(long Number, string Subject, DossierStatus? Status)>> ReadAllAsync(this IInboxReader reader) =>
        [.. (await reader.PageAsync(0, 1000, null, CancellationToken.None)).Select(row => (row.Number, row.Item.Subject, row.Item.Status))];
}
