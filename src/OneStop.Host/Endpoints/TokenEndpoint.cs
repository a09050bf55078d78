using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OneStop.Host.Access;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;

namespace OneStop.Host.Endpoints;

/// <summary>POST /token. By the time it runs, <see cref="ClientCredentials"/> has checked the secret and the scopes.</summary>
internal sealed class TokenEndpoint(ClientBook clients)
{
    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public Task HandleAsync(HttpContext context)
    {
        var request = context.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("The token server did not see this request.");
        var client = clients.Find(request.ClientId) ?? throw new InvalidOperationException("The client left while its token was being made.");
        var identity = new ClaimsIdentity(Scheme, OpenIddictConstants.Claims.Name, OpenIddictConstants.Claims.Role);
        identity.SetClaim(OpenIddictConstants.Claims.Subject, client.Caller.ClientId);
        identity.SetResources(TokenServer.Audience);

        // Without a wish, everything that was granted (RFC 6749 §3.3).
        var asked = request.GetScopes();
        identity.SetScopes(asked.Length == 0 ? [.. client.Scopes.Order(StringComparer.Ordinal)] : asked);
        return context.SignInAsync(Scheme, new ClaimsPrincipal(identity));
    }
}
