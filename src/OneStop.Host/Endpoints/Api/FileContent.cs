using System.Globalization;
using Microsoft.OpenApi;
using OneStop.Host.Files;

namespace OneStop.Host.Endpoints.Api;

/// <summary>A route whose body is a file: the request's, or that of answers with some statuses.</summary>
/// <param name="Statuses">Empty where it is the request's.</param>
internal sealed record FileContent(params int[] Statuses)
{
    public void Describe(OpenApiOperation operation)
    {
        if (Statuses.Length == 0)
        {
            operation.RequestBody = new OpenApiRequestBody { Required = true, Content = Kinds() };
        }

        foreach (var status in Statuses)
        {
            if (operation.Responses?[status.ToString(CultureInfo.InvariantCulture)] is OpenApiResponse response)
            {
                response.Content = Kinds();
            }
        }
    }

    private static Dictionary<string, OpenApiMediaType> Kinds() => FileKind.All.ToDictionary(
        kind => kind.MediaType,
        _ => new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } },
        StringComparer.Ordinal);
}
