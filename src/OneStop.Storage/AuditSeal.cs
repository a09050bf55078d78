using System.Security.Cryptography;

namespace OneStop.Storage;

/// <summary>
/// The key that chains the access log. Whoever can write to the store but lacks it cannot forge a row. All nodes on one store share it,
/// and it is kept for as long as the log is.
/// </summary>
/// <param name="Key">32 random bytes or more.</param>
public sealed record AuditSeal(byte[] Key)
{
    public byte[] Key { get; } = Key.Length >= HMACSHA256.HashSizeInBytes
        ? Key
        : throw new ArgumentException($"The key has {Key.Length} bytes; {HMACSHA256.HashSizeInBytes} or more are needed.", nameof(Key));
}
