using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace OneStop.Host.Endpoints.Api;

/// <summary>What the document says of one operation: its scope, its texts, its examples.</summary>
internal sealed class OperationShape : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var policy = context.Description.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().Select(data => data.Policy).FirstOrDefault(p => p is not null);
        if (policy is not null)
        {
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(ApiDocumentShape.Security, context.Document)] = [policy] }];
        }

        if (operation.OperationId is { } id && Notes.All.TryGetValue(id, out var note))
        {
            operation.Summary = note.Summary;
            operation.Description = note.Description;
            foreach (var media in operation.RequestBody?.Content?.Values ?? [])
            {
                media.Example = Parse(note.Request);
            }
        }

        foreach (var parameter in operation.Parameters ?? [])
        {
            parameter.Description = parameter.Name == "registry" ? "A registry's key in the catalogue, such as population." : "An operation's key in the catalogue, such as citizen.";
        }

        foreach (var (status, response) in operation.Responses ?? [])
        {
            Describe(response, int.Parse(status, CultureInfo.InvariantCulture), operation.OperationId);
        }

        return Task.CompletedTask;
    }

    private static void Describe(IOpenApiResponse response, int status, string? operation)
    {
        response.Description = ReasonPhrases.GetReasonPhrase(status);
        var example = status == StatusCodes.Status200OK && operation is not null && Notes.All.TryGetValue(operation, out var note)
            ? note.Answer
            : Notes.ProblemOf(status);
        foreach (var (type, media) in response.Content ?? new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal))
        {
            media.Example = status == StatusCodes.Status200OK || type == Http.Problems.MediaType ? Parse(example) : null;
        }
    }

    private static JsonNode? Parse(string? json) => json is null ? null : JsonNode.Parse(json);
}
