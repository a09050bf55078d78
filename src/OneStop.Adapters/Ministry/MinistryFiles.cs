using System.Security.Cryptography;
using OneStop.Core.Sync.Inbound;

namespace OneStop.Adapters.Ministry;

/// <summary>The files that travel in a message: what is attached, and the certificates of its result.</summary>
internal static class MinistryFiles
{
    public static IEnumerable<InboundFile> Of(MessageRecord message, ResultRecord? result) =>
        Parcels(message, result).Select(parcel => new InboundFile(parcel.Name, parcel.Sha256));

    /// <summary>The content of the file with this hash; null when the message has none.</summary>
    public static byte[]? Content(MessageRecord message, ResultRecord? result, string sha256) =>
        Parcels(message, result).Where(parcel => parcel.Sha256 == sha256).Select(parcel => Decoded(parcel.Base64)).FirstOrDefault();

    public static bool IsWithdrawn(AttachedRecord file) => file.huyGiayTo is "1";

    private static IEnumerable<Parcel> Parcels(MessageRecord message, ResultRecord? result)
    {
        foreach (var file in (message.fileDinhKem ?? []).Where(file => !IsWithdrawn(file)))
        {
            var content = file.duLieuTepDinhKem ?? throw MinistryMapping.Wrong(nameof(file.duLieuTepDinhKem));
            var name = file.tenTepDinhKem ?? throw MinistryMapping.Wrong(nameof(file.tenTepDinhKem));
            yield return new(name, file.maBam is { Length: > 0 } hash ? hash.ToLowerInvariant() : HashOf(content), content);
        }

        if (result?.giayKhaiSinh is { Length: > 0 } birth)
        {
            yield return new("giay-khai-sinh.pdf", HashOf(birth), birth);
        }

        if (result?.giayKhaiTu is { Length: > 0 } death)
        {
            yield return new("giay-khai-tu.pdf", HashOf(death), death);
        }
    }

    // Where no hash is stated, decoding is the only proof there is.
    private static string HashOf(string base64) => Convert.ToHexStringLower(SHA256.HashData(Decoded(base64)));

    private static byte[] Decoded(string base64) => Convert.FromBase64String(base64);

    private sealed record Parcel(string Name, string Sha256, string Base64)
    {
        public override string ToString() => "[file]";
    }
}
