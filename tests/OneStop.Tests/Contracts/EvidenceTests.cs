using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace OneStop.Tests.Contracts;

public sealed class EvidenceTests
{
    private static readonly string[] Marks = ["solid", "inferred", "unknown"];

    public static TheoryData<string> Systems => [.. ContractFiles.Described];

    [Theory]
    [MemberData(nameof(Systems))]
    public void Field_OfEveryOpenApiContract_CarriesItsEvidence(string system)
    {
        var contract = OpenApiContract.Of(system);
        var fields = contract.Names.SelectMany(name => Fields(contract[name], name)).ToList();

        Assert.NotEmpty(fields);
        Assert.All(fields, field => Assert.Contains(Mark(contract, field.Schema), Marks));
    }

    [Theory]
    [InlineData("request")]
    [InlineData("answer")]
    public void Element_OfThePopulationSchemas_CarriesItsEvidence(string schema)
    {
        XNamespace xs = "http://www.w3.org/2001/XMLSchema";
        XNamespace mark = "urn:onestop:contract";
        var elements = XDocument.Load(PopulationSchema.FileOf(schema)).Descendants(xs + "element").ToList();

        Assert.NotEmpty(elements);
        Assert.All(elements, element => Assert.Contains((string?)element.Attribute(mark + "evidence"), Marks));
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public void Source_OfEverySystem_NamesEveryOperationAndItsStatus(string system)
    {
        var source = File.ReadAllLines(Path.Combine(ContractFiles.Root, system, "SOURCE.md"));
        var operations = ContractFiles.Index(system).SelectMany(example => example.Operation.Split(' ')).Distinct();
        Assert.All(operations, operation => Assert.Contains(source, line =>
            line.StartsWith('|') && line.Contains(operation, StringComparison.Ordinal)
            && (line.Contains("**confirmed**", StringComparison.Ordinal) || line.Contains("**assumed**", StringComparison.Ordinal))));
    }

    private static string? Mark(OpenApiContract contract, JsonNode schema) =>
        (string?)schema["x-evidence"]
        ?? ((string?)schema["$ref"] is { } reference ? (string?)contract[reference.Split('/')[^1]]["x-evidence"] : null);

    private static IEnumerable<(string Name, JsonNode Schema)> Fields(JsonNode? node, string path)
    {
        if (node is JsonObject schema)
        {
            if (schema["properties"] is JsonObject properties)
            {
                foreach (var (name, field) in properties)
                {
                    yield return ($"{path}.{name}", field!);
                }
            }

            foreach (var inner in schema.SelectMany(member => Fields(member.Value, $"{path}.{member.Key}")))
            {
                yield return inner;
            }
        }
        else if (node is JsonArray list)
        {
            foreach (var inner in list.SelectMany(item => Fields(item, path)))
            {
                yield return inner;
            }
        }
    }
}
