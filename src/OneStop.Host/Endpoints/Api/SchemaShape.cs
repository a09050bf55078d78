using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace OneStop.Host.Endpoints.Api;

/// <summary>Says what the wire really does: absent members are left out, never null, and a body's unknown members are refused.</summary>
internal sealed class SchemaShape : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (schema.Enum is { Count: > 0 })
        {
            schema.Type = JsonSchemaType.String;
        }

        foreach (var (name, member) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal))
        {
            if (member is OpenApiSchema { Type: { } type } plain && type.HasFlag(JsonSchemaType.Null))
            {
                plain.Type = type & ~JsonSchemaType.Null;
                schema.Required?.Remove(name);
            }
        }

        foreach (var optional in context.JsonTypeInfo.Properties.Where(p => p.IsGetNullable))
        {
            schema.Required?.Remove(optional.Name);
        }

        if (context.JsonTypeInfo.Type.Name.EndsWith("Body", StringComparison.Ordinal))
        {
            schema.AdditionalPropertiesAllowed = false;
        }

        return Task.CompletedTask;
    }
}
