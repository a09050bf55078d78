using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OneStop.Host.Access;

/// <summary>
/// A client's secret as it may stand in configuration: <c>pbkdf2-sha512.iterations.salt.hash</c>, the last two in base64url.
/// </summary>
internal sealed record SecretHash(int Iterations, byte[] Salt, byte[] Hash)
{
    // OWASP's figure for PBKDF2-HMAC-SHA512.
    private const int UsualIterations = 210_000;
    private const int MostIterations = 10_000_000;
    private const int HashLength = 32;
    private const string Scheme = "pbkdf2-sha512";

    /// <summary>Takes as long to compare with as a real one, so that an unknown client cannot be told by the clock.</summary>
    public static SecretHash Decoy { get; } = new(UsualIterations, RandomNumberGenerator.GetBytes(16), RandomNumberGenerator.GetBytes(HashLength));

    public static SecretHash Of(string secret)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        return new(UsualIterations, salt, Derive(secret, salt, UsualIterations));
    }

    public static SecretHash? Parse(string? text)
    {
        var parts = text?.Split('.') ?? [];
        if (parts.Length != 4 || parts[0] != Scheme
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var iterations)
            || iterations is < UsualIterations or > MostIterations
            || !Base64Url.IsValid(parts[2]) || !Base64Url.IsValid(parts[3]))
        {
            return null;
        }

        var (salt, hash) = (Base64Url.DecodeFromChars(parts[2]), Base64Url.DecodeFromChars(parts[3]));
        return salt.Length < 16 || hash.Length != HashLength ? null : new(iterations, salt, hash);
    }

    public bool Matches(string secret) => CryptographicOperations.FixedTimeEquals(Derive(secret, Salt, Iterations), Hash);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Scheme}.{Iterations}.{Base64Url.EncodeToString(Salt)}.{Base64Url.EncodeToString(Hash)}");

    private static byte[] Derive(string secret, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(secret), salt, iterations, HashAlgorithmName.SHA512, HashLength);
}
