using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OneStop.Host.Configuration;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace OneStop.Host.Access;

/// <summary>
/// OAuth 2 client credentials at /token and nothing else: no store, no discovery, no other flow. TLS is Kestrel's or the proxy's
/// before it, so the token server does not ask for it once more.
/// </summary>
internal static class TokenServer
{
    public const string Path = "/token";
    public const string Audience = "onestop-hub";

    /// <summary>
    /// Its middleware, for its own address only: it looks into every request it is shown, which would cost every look-up. All other
    /// routes name their scheme in their policy and are authenticated with it. The framework adds the middleware for everybody
    /// unless this mark says that somebody did.
    /// </summary>
    public static void UseTokenServer(this IApplicationBuilder app)
    {
        app.Properties["__AuthenticationMiddlewareSet"] = true;
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase),
            token => token.Use(TokenForm.ReadAsync).UseAuthentication());
    }

    public static IServiceCollection AddTokenServer(this IServiceCollection services)
    {
        services.AddSingleton<HubKeys>().AddSingleton<SecretCheck>();
        services.AddOpenIddict().AddServer(server =>
        {
            server.EnableDegradedMode();
            server.SetTokenEndpointUris(Path);
            server.SetConfigurationEndpointUris(Array.Empty<string>());
            server.SetJsonWebKeySetEndpointUris(Array.Empty<string>());
            server.AllowClientCredentialsFlow();
            server.RegisterScopes([.. Scopes.All]);
            server.DisableAccessTokenEncryption();
            server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseSingletonHandler<ClientCredentials>());
            server.UseAspNetCore().EnableTokenEndpointPassthrough().DisableTransportSecurityRequirement();
        });
        services.AddOptions<OpenIddictServerOptions>().Configure<HubKeys, IOptions<TokenSettings>>((options, keys, settings) =>
        {
            options.Issuer = new Uri(settings.Value.Issuer);
            options.AccessTokenLifetime = settings.Value.Lifetime;
            options.SigningCredentials.Add(new SigningCredentials(keys.Signing, SecurityAlgorithms.EcdsaSha256));
            options.EncryptionCredentials.Add(new EncryptingCredentials(
                keys.Encryption, SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512));
        });
        return services;
    }
}
