using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OneStop.Mocks;

/// <summary>
/// The population database's header check: Basic base64(user ":" sha256hex(path + user + timestamp + secret)), the timestamp in epoch
/// milliseconds (seconds are taken too) and at most five minutes from the server's clock.
/// </summary>
internal static class DigestCheck
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>Null when the caller is accepted, else the outcome of the refusal.</summary>
    public static string? Refuse(Call call, string user, string secret)
    {
        var timestamp = call.Header("Timestamp") ?? "";
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 99_999_999_999_999)
        {
            return "server.clock";
        }

        // Twelve digits and more are milliseconds: seconds need twelve only in the year 5138.
        var sent = number >= 100_000_000_000 ? DateTimeOffset.FromUnixTimeMilliseconds(number) : DateTimeOffset.FromUnixTimeSeconds(number);
        if ((sent - call.Conditions.Now).Duration() > Window)
        {
            return "server.clock";
        }

        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(call.Path + user + timestamp + secret)));
        var given = TokenDesk.BasicCredentials(call.Header("Authorization")) ?? [];
        return CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes($"{user}:{digest}")) ? null : "server.digest";
    }
}
