using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using OneStop.Host.Access;

namespace OneStop.Host.Endpoints.Api;

/// <summary>What the document says as a whole: title, server, how to get a token.</summary>
internal sealed class ApiDocumentShape : IOpenApiDocumentTransformer
{
    public const string Security = "oauth2";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new()
        {
            Title = "OneStopIntegration",
            Version = ApiDocument.Name,
            Description = "Prefills one-stop dossiers from national databases, and takes their events to the national portal. Every request about a person names its dossier, procedure, officer and "
                + "legal basis; every answer names its source. Errors are problem documents (RFC 9457) with a stable code and texts in Vietnamese and English.",
            License = new() { Name = "Apache-2.0", Identifier = "Apache-2.0" },
        };
        document.Servers = [new() { Url = "/" }];
        document.Components ??= new();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[Security] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.OAuth2,
            Description = "Client credentials: the client id and secret that the hub's operators registered.",
            Flows = new()
            {
                ClientCredentials = new()
                {
                    TokenUrl = new Uri(TokenServer.Path, UriKind.Relative),
                    Scopes = new Dictionary<string, string>(StringComparer.Ordinal)
                    {
                        [Scopes.Prefill] = "Fill in dossiers",
                        [Scopes.Lookup] = "Ask one registry",
                        [Scopes.DossiersWrite] = "Send dossiers, their events, files, answers and ratings",
                        [Scopes.DossiersRead] = "Read dossiers",
                        [Scopes.Catalogue] = "Read the catalogue",
                        [Scopes.Metrics] = "Read the metrics at /metrics (Prometheus text)",
                    },
                },
            },
        };
        return Task.CompletedTask;
    }
}
