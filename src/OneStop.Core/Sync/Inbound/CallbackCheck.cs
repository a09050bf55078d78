using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OneStop.Core.Sync.Inbound;

/// <summary>
/// A far side that may call: it is known by its code, and signs the time and the body (<c>t=unix seconds,v1=hex HMAC-SHA256 of "t.body"</c>).
/// </summary>
/// <param name="Window">How far its clock may be from ours, and how long an old call-back could be repeated.</param>
public sealed class CallbackCheck(string secret, string code, TimeSpan window)
{
    private readonly byte[] key = Encoding.UTF8.GetBytes(secret);
    private readonly byte[] codeHash = SHA256.HashData(Encoding.UTF8.GetBytes(code));

    /// <summary>Takes the same time whatever is wrong with the code or the signature.</summary>
    public bool IsGenuine(string? statedCode, string? signature, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        var isKnown = CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(statedCode ?? "")), codeHash);
        var isReadable = TryRead(signature, out var time, out var stated);
        byte[] signed = [.. Encoding.UTF8.GetBytes(time.ToString(CultureInfo.InvariantCulture)), (byte)'.', .. body];
        var expected = HMACSHA256.HashData(key, signed);
        var isSigned = CryptographicOperations.FixedTimeEquals(expected, stated);
        return isKnown & isReadable & isSigned && IsTimely(time, now);
    }

    private bool IsTimely(long time, DateTimeOffset now) => Math.Abs(now.ToUnixTimeSeconds() - (decimal)time) <= (decimal)window.TotalSeconds;

    private static bool TryRead(string? signature, out long time, out byte[] stated)
    {
        (time, stated) = (0, new byte[HMACSHA256.HashSizeInBytes]);
        return signature?.Split(',') is [var t, var v]
            && t.StartsWith("t=", StringComparison.Ordinal) && long.TryParse(t.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out time)
            && v.StartsWith("v1=", StringComparison.Ordinal) && v.Length == 3 + (2 * HMACSHA256.HashSizeInBytes)
            && Convert.FromHexString(v.AsSpan(3), stated, out _, out _) == System.Buffers.OperationStatus.Done;
    }
}
