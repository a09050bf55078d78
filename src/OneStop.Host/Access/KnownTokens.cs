using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace OneStop.Host.Access;

/// <summary>
/// Remembers tokens that were found valid until they expire: a client sends the same one for minutes, and checking its signature
/// costs more than everything else the hub does for a look-up. Only valid tokens are remembered, so nobody without a secret can fill it.
/// </summary>
internal sealed class KnownTokens(TimeProvider time) : JsonWebTokenHandler
{
    private const int Most = 1_000;

    private readonly ConcurrentDictionary<string, TokenValidationResult> known = new(StringComparer.Ordinal);

    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        if (known.TryGetValue(token, out var seen) && seen.SecurityToken.ValidTo > time.GetUtcNow().UtcDateTime)
        {
            return seen;
        }

        var result = await base.ValidateTokenAsync(token, validationParameters);
        if (!result.IsValid || result.SecurityToken is not JsonWebToken jwt || Caller(jwt) is not { } caller)
        {
            known.TryRemove(token, out _);
            return result.IsValid ? new TokenValidationResult { Exception = new SecurityTokenValidationException() } : result;
        }

        if (known.Count >= Most)
        {
            known.Clear();
        }

        return known[token] = new TokenValidationResult { IsValid = true, SecurityToken = jwt, ClaimsIdentity = caller, Issuer = jwt.Issuer };
    }

    private static CallerIdentity? Caller(JsonWebToken token) =>
        token.TryGetPayloadValue<string>("client_id", out var client) && token.TryGetPayloadValue<string>("scope", out var scope)
            ? new(client, scope.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal), token.Claims)
            : null;
}
