using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OneStop.Core.Errors;
using OneStop.Host.Configuration;
using OneStop.Host.Http;

namespace OneStop.Host.Access;

/// <summary>
/// Checks access tokens with the local key. JwtBearer rather than OpenIddict's own validation: it stands on every look-up's path,
/// takes a token handler that remembers, and has no second pipeline of events.
/// </summary>
internal static class TokenCheck
{
    private const int LongestToken = 4096;

    // Nodes that share keys may differ by this much.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(10);

    public static IServiceCollection AddTokenCheck(this IServiceCollection services)
    {
        services.AddSingleton<ClientBook>().AddSingleton<KnownTokens>();
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<HubKeys, KnownTokens, IOptions<TokenSettings>>(Configure);
        services.AddSingleton<IAuthorizationHandler, ScopeHandler>();
        services.AddAuthorization(options =>
        {
            options.FallbackPolicy = new AuthorizationPolicyBuilder(JwtBearerDefaults.AuthenticationScheme).RequireAuthenticatedUser().AddRequirements(new NoScopeNoEntry()).Build();
            foreach (var scope in Scopes.All)
            {
                options.AddPolicy(scope, policy => policy.AddAuthenticationSchemes(JwtBearerDefaults.AuthenticationScheme).RequireAuthenticatedUser().AddRequirements(new ScopeRequirement(scope)));
            }
        });
        return services;
    }

    private static void Configure(JwtBearerOptions options, HubKeys keys, KnownTokens handler, IOptions<TokenSettings> settings)
    {
        handler.MaximumTokenSizeInBytes = LongestToken;
        options.MapInboundClaims = false;
        options.TokenHandlers.Clear();
        options.TokenHandlers.Add(handler);
        options.TokenValidationParameters = new()
        {
            ValidIssuer = settings.Value.Issuer,
            ValidAudience = TokenServer.Audience,
            IssuerSigningKey = keys.Signing,
            // Named, so that neither "none" nor a secret-key algorithm over the public key is ever considered (B36).
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            ValidTypes = ["at+jwt"],
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ClockSkew = ClockSkew,
        };
        options.Events = new()
        {
            OnChallenge = context =>
            {
                context.HandleResponse();
                return Problems.WriteAsync(context.HttpContext, new Fault(Reason(context.AuthenticateFailure, context.Request)));
            },
            OnForbidden = context => Problems.WriteAsync(context.HttpContext, new Fault(ErrorCode.ScopeMissing)),
        };
    }

    private static ErrorCode Reason(Exception? failure, HttpRequest request) => failure switch
    {
        SecurityTokenExpiredException => ErrorCode.TokenExpired,
        null when request.Headers.Authorization.Count == 0 => ErrorCode.TokenMissing,
        _ => ErrorCode.TokenInvalid,
    };
}
