using System.Text.Json;
using OneStop.Adapters.Plumbing;
using OneStop.Adapters.Plumbing.Json;
using OneStop.Core.Facts;
using OneStop.Core.Sync.Inbound;

namespace OneStop.Adapters.Ministry;

/// <summary>
/// What a message says beside its status and its files. Whatever the hub has no word for is kept under the ministry's own: a marked message never
/// comes back.
/// </summary>
internal static class MinistryResults
{
    /// <summary>Null while there is none.</summary>
    public static ResultRecord? Of(MessageRecord message) => string.IsNullOrWhiteSpace(message.ketQuaXuLy)
        ? null
        : JsonSerializer.Deserialize<ResultRecord>(message.ketQuaXuLy, WireJson.Options);

    public static InboundResult? Read(ResultRecord? result)
    {
        if (result is null)
        {
            return null;
        }

        var read = new InboundResult(
            Id(result.soDinhDanh), WireText.Given(result.soDangKy), WireText.Given(result.quyenSo), WireText.Given(result.trangSo), RestMembers.Named(result.Rest, "").ToDictionary(StringComparer.Ordinal));
        return read is { PersonalId: null, RegistrationNumber: null, Book: null, Page: null, Others.Count: 0 } ? null : read;
    }

    /// <summary>The rest of the message, by a JSON pointer into it with its layers unfolded. Contents of withdrawn files are not kept.</summary>
    public static IReadOnlyDictionary<string, string> Others(OuterRecord outer, MessageRecord message) => RestMembers.Named(outer.Rest, "/")
        .Concat(outer.maDonVi is { Length: > 0 } unit ? [new("/maDonVi", unit)] : [])
        .Concat(RestMembers.Named(message.Rest, "/data/"))
        .Concat((message.fileDinhKem ?? []).SelectMany((file, i) => OfFile(file, $"/data/fileDinhKem/{i}/")))
        .ToDictionary(StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, string>> OfFile(AttachedRecord file, string place) => MinistryFiles.IsWithdrawn(file)
        ? RestMembers.Named(file.Rest, place).Append(new($"{place}tenTepDinhKem", file.tenTepDinhKem ?? "")).Append(new($"{place}huyGiayTo", "1"))
        : RestMembers.Named(file.Rest, place);

    private static PersonalId? Id(string? text) => string.IsNullOrWhiteSpace(text) ? null
        : PersonalId.TryParse(text, out var id, out _) ? id : throw MinistryMapping.Wrong(nameof(ResultRecord.soDinhDanh));
}
