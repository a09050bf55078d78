using System.Security.Cryptography;
using System.Text;
using OneStop.Core.Registries;

namespace OneStop.Core.Access;

/// <summary>
/// Turns a subject into a keyed hash (HMAC-SHA-256, 32 hexadecimal digits): the same person is the same hash, and without the key
/// nobody can try all twelve-digit numbers.
/// </summary>
public sealed class SubjectHasher
{
    private const int HexLength = 32;
    private const int MinKeyLength = 16;

    private readonly byte[] key;

    /// <param name="key">At least 16 random bytes; a shorter key could be guessed, and every subject with it.</param>
    public SubjectHasher(byte[] key)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(key.Length, MinKeyLength, nameof(key));
        this.key = [.. key];
    }

    public string Of(Subject subject) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(subject.RevealKey())))[..HexLength];
}
