using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using OneStop.Core.Dossiers;
using OneStop.Host.Access;
using OneStop.Host.Configuration;

namespace OneStop.Host.Files;

/// <summary>
/// Links that say which file and until when, sealed with a key of the hub's. Whoever has the link may fetch the file, and nobody can make one up.
/// </summary>
internal sealed class FileLinks(KeyFolder keys, IOptions<FileSettings> settings, TimeProvider time) : IFileLinks
{
    private const int HashBytes = 32;
    private const int ClaimBytes = sizeof(long) + HashBytes;
    private const int TokenBytes = ClaimBytes + HashBytes;

    // The same file gets the same link all day: what is sent again is then the same again.
    private static readonly TimeSpan Step = TimeSpan.FromDays(1);

    private readonly byte[] key = keys.Symmetric("file-links.key");
    private readonly string address = settings.Value.PublicAddress.TrimEnd('/');

    public Uri LinkTo(FileReference file) => file.Url ?? new Uri($"{address}/files/{TokenOf(file.Sha256)}");

    /// <summary>The file's hash; null for a token that was not made here, was changed or has expired.</summary>
    public string? Open(string token)
    {
        Span<byte> bytes = stackalloc byte[TokenBytes];
        if (token.Length != Base64Url.GetEncodedLength(TokenBytes) || !Base64Url.TryDecodeFromChars(token, bytes, out var written) || written != TokenBytes)
        {
            return null;
        }

        Span<byte> seal = stackalloc byte[HashBytes];
        HMACSHA256.HashData(key, bytes[..ClaimBytes], seal);
        var isOurs = CryptographicOperations.FixedTimeEquals(seal, bytes[ClaimBytes..]);
        return isOurs && BinaryPrimitives.ReadInt64BigEndian(bytes) > time.GetUtcNow().ToUnixTimeSeconds()
            ? Convert.ToHexStringLower(bytes[sizeof(long)..ClaimBytes])
            : null;
    }

    private string TokenOf(string sha256)
    {
        Span<byte> bytes = stackalloc byte[TokenBytes];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Expiry().ToUnixTimeSeconds());
        Convert.FromHexString(sha256).CopyTo(bytes[sizeof(long)..]);
        HMACSHA256.HashData(key, bytes[..ClaimBytes], bytes[ClaimBytes..]);
        return Base64Url.EncodeToString(bytes);
    }

    private DateTimeOffset Expiry()
    {
        var earliest = time.GetUtcNow() + settings.Value.LinkLifetime;
        var over = earliest.Ticks % Step.Ticks;
        return over == 0 ? earliest : earliest.AddTicks(Step.Ticks - over);
    }
}
