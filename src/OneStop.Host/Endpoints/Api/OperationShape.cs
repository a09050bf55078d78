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
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var policy = metadata.OfType<IAuthorizeData>().Select(data => data.Policy).FirstOrDefault(p => p is not null);
        if (policy is not null)
        {
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(ApiDocumentShape.Security, context.Document)] = [policy] }];
        }

        metadata.OfType<FileContent>().SingleOrDefault()?.Describe(operation);
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
            parameter.Description = Notes.ParameterOf(parameter.Name);
        }

        foreach (var parameter in metadata.OfType<RouteParameter>())
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(parameter.ToOpenApi());
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
        var isSuccess = status is >= 200 and < 300;
        var example = isSuccess && operation is not null && Notes.All.TryGetValue(operation, out var note)
            ? note.Answer
            : Notes.ProblemOf(status, operation);
        foreach (var (type, media) in response.Content ?? new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal))
        {
            media.Example = isSuccess || type == Http.Problems.MediaType ? Parse(example) : null;
        }
    }

    private static JsonNode? Parse(string? json) => json is null ? null : JsonNode.Parse(json);
}
