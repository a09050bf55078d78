using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace OneStop.Host.Access;

/// <summary>Lets a token request pass when its client's secret is right and every scope it asks for was granted to it.</summary>
internal sealed class ClientCredentials(SecretCheck secrets) : IOpenIddictServerHandler<ValidateTokenRequestContext>
{
    public async ValueTask HandleAsync(ValidateTokenRequestContext context)
    {
        if (!context.Request.IsClientCredentialsGrantType())
        {
            context.Reject(OpenIddictConstants.Errors.UnsupportedGrantType, "Only grant_type=client_credentials is supported.");
            return;
        }

        var client = context.ClientId is { } id && context.ClientSecret is { } secret
            ? await secrets.FindAsync(id, secret, context.CancellationToken)
            : null;
        if (client is null)
        {
            context.Reject(OpenIddictConstants.Errors.InvalidClient, "The client id or its secret is wrong.");
        }
        else if (context.Request.GetScopes().Any(scope => !client.Scopes.Contains(scope)))
        {
            context.Reject(OpenIddictConstants.Errors.InvalidScope, "A scope was asked for that this client does not have.");
        }
    }
}
