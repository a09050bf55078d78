using System.Security.Cryptography;

namespace OneStop.Adapters.Plumbing;

/// <summary>
/// Our id of one look-up, sent along and kept in the access log: <c>H49-</c> and 26 characters that sort by time (48 bits of
/// milliseconds, 80 random bits, Crockford's alphabet). The population database takes at most 40 characters.
/// </summary>
internal static class RequestId
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 26;
    private const int RandomBits = 80;

    public static string New(TimeProvider clock)
    {
        Span<byte> random = stackalloc byte[RandomBits / 8];
        RandomNumberGenerator.Fill(random);
        var value = (UInt128)(ulong)clock.GetUtcNow().ToUnixTimeMilliseconds() << RandomBits;
        for (var i = 0; i < random.Length; i++)
        {
            value |= (UInt128)random[i] << (8 * i);
        }

        Span<char> text = stackalloc char[Length];
        for (var i = Length - 1; i >= 0; i--)
        {
            text[i] = Alphabet[(int)(value & 31)];
            value >>= 5;
        }

        return string.Concat("H49-", text);
    }
}
