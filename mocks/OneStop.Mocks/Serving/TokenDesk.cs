using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace OneStop.Mocks;

internal enum Bearer
{
    Accepted,
    Missing,
    Refused,
}

/// <summary>
/// The gateway's token endpoint and the check of its tokens. One token per application: asking again while it lives gives the same
/// token with a smaller expires_in, as the real gateway does.
/// </summary>
internal sealed class TokenDesk(string consumerKey, string consumerSecret)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private readonly Lock gate = new();
    private (string Text, DateTimeOffset Expires, int Uses)? current;

    public Verdict Issue(Call call)
    {
        var expected = Encoding.UTF8.GetBytes($"{consumerKey}:{consumerSecret}");
        var given = BasicCredentials(call.Header("Authorization"));
        if (call.Request.Method != HttpMethods.Post || given is null || !CryptographicOperations.FixedTimeEquals(given, expected))
        {
            return Token("token.refused");
        }

        var form = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(Encoding.UTF8.GetString(call.Body));
        if (form.TryGetValue("grant_type", out var grant) && grant == "client_credentials")
        {
            return Token("token.issued") with { Render = () => Reply(call.Conditions) };
        }

        return Token("token.grant");
    }

    public Bearer Check(Call call)
    {
        if (!AuthenticationHeaderValue.TryParse(call.Header("Authorization"), out var header) || header.Scheme != "Bearer")
        {
            return Bearer.Missing;
        }

        lock (gate)
        {
            if (current is not { } token || token.Text != header.Parameter || !Alive(token, call.Conditions))
            {
                return Bearer.Refused;
            }

            current = token with { Uses = token.Uses + 1 };
            return Bearer.Accepted;
        }
    }

    private static Verdict Token(string outcome) => new("token", "token", outcome);

    internal static byte[]? BasicCredentials(string? header)
    {
        if (!AuthenticationHeaderValue.TryParse(header, out var value) || value is not { Scheme: "Basic", Parameter: { } text })
        {
            return null;
        }

        var buffer = new byte[text.Length];
        return Convert.TryFromBase64String(text, buffer, out var length) ? buffer[..length] : null;
    }

    private static bool Alive((string Text, DateTimeOffset Expires, int Uses) token, Conditions conditions) =>
        conditions.Now < token.Expires && (conditions.TokenUses is not { } uses || token.Uses < uses);

    private byte[] Reply(Conditions conditions)
    {
        lock (gate)
        {
            if (current is not { } token || !Alive(token, conditions))
            {
                token = ($"synthetic-{Guid.NewGuid():N}", conditions.Now + Lifetime, 0);
                current = token;
            }

            return JsonSerializer.SerializeToUtf8Bytes(new
            {
                access_token = token.Text,
                scope = "am_application_scope default",
                token_type = "Bearer",
                expires_in = (int)(token.Expires - conditions.Now).TotalSeconds,
            });
        }
    }
}
