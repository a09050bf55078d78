using System.Text.Json.Nodes;
using NJsonSchema;
using YamlDotNet.Serialization;

namespace OneStop.Tests.Contracts;

/// <summary>The schemas of one OpenAPI file, each able to judge a body.</summary>
internal sealed class OpenApiContract
{
    private readonly JsonNode schemas;
    private readonly Dictionary<string, JsonSchema> judges = new(StringComparer.Ordinal);

    private OpenApiContract(JsonNode document) => schemas = document["components"]!["schemas"]!;

    public IEnumerable<string> Names => schemas.AsObject().Select(schema => schema.Key);

    public JsonNode this[string name] => schemas[name]!;

    public static OpenApiContract Of(string system)
    {
        var file = Path.Combine(ContractFiles.Root, system, system == "population" ? "facade.openapi.yaml" : "openapi.yaml");
        var yaml = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<object>(File.ReadAllText(file));
        return new OpenApiContract(JsonNode.Parse(new SerializerBuilder().JsonCompatible().Build().Serialize(yaml))!);
    }

    /// <summary>What the body breaks, one sentence each; empty when it satisfies the schema.</summary>
    public async Task<IReadOnlyList<string>> BreachesAsync(string schema, string body)
    {
        if (!judges.TryGetValue(schema, out var judge))
        {
            judges[schema] = judge = await JsonSchema.FromJsonAsync(AsJsonSchema(schema));
        }

        return [.. judge.Validate(body).Select(breach => breach.ToString())];
    }

    /// <summary>
    /// NJsonSchema reads JSON Schema, whose shared definitions live at another place than OpenAPI's; a root that only refers to a list is more than
    /// it resolves, so the schema itself is the root.
    /// </summary>
    private string AsJsonSchema(string schema)
    {
        var root = schemas[schema]!.DeepClone().AsObject();
        root["definitions"] = schemas.DeepClone();
        return root.ToJsonString().Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal);
    }
}
