using System.Security.Cryptography;
using System.Text;
using OneStop.Core.Registries;

namespace OneStop.Core.Access;

/// <summary>
/// Turns a subject into a keyed hash (HMAC-SHA-256, 32 hexadecimal digits): the same person is the same hash, and without the key
/// nobody can try all twelve-digit numbers.
/// </summary>
public sealed class SubjectHasher(byte[] key)
{
    private const int HexLength = 32;

    public string Of(Subject subject) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(subject.RevealKey())))[..HexLength];
}
