using System.Collections.Frozen;
using System.Security.Claims;

namespace OneStop.Host.Access;

/// <summary>Who a validated token was issued to, read once per token.</summary>
internal sealed class CallerIdentity(string clientId, FrozenSet<string> scopes, IEnumerable<Claim> claims)
    : ClaimsIdentity(claims, authenticationType: "Bearer")
{
    public string ClientId => clientId;

    public bool Has(string scope) => scopes.Contains(scope);
}
