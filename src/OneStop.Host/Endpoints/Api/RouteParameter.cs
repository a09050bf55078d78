using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace OneStop.Host.Endpoints.Api;

/// <summary>What a route reads from the query or a header itself, so that the framework knows nothing of it. Never required.</summary>
/// <param name="Text">One sentence or two.</param>
internal sealed record RouteParameter(string Name, ParameterLocation In, string Text, JsonSchemaType Type = JsonSchemaType.String)
{
    public long? From { get; init; }

    public long? To { get; init; }

    /// <summary>What counts without it.</summary>
    public long? Absent { get; init; }

    public string? Format { get; init; }

    public string? Pattern { get; init; }

    /// <summary>The words of a closed list.</summary>
    public IEnumerable<string>? Words { get; init; }

    public OpenApiParameter ToOpenApi() => new()
    {
        Name = Name,
        In = In,
        Description = Text,
        Schema = new OpenApiSchema
        {
            Type = Type,
            Format = Format,
            Pattern = Pattern,
            Minimum = From?.ToString(CultureInfo.InvariantCulture),
            Maximum = To?.ToString(CultureInfo.InvariantCulture),
            Default = Absent is { } absent ? JsonValue.Create(absent) : null,
            Enum = Words?.Order(StringComparer.Ordinal).Select(word => (JsonNode)JsonValue.Create(word)).ToList(),
        },
    };
}
