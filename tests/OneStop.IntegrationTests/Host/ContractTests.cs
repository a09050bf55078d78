using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using OneStop.Core.Errors;

namespace OneStop.IntegrationTests.Host;

/// <summary>The API document and the error table are promises: they change only on purpose.</summary>
public sealed class ContractTests(HubUnderTest hub) : IClassFixture<HubUnderTest>
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task OpenApi_AsServed_EqualsTheContract() => ContractFile.Check("openapi.json", Write(await DocumentAsync()));

    [Fact]
    public async Task Errors_OfTheCatalogue_EqualTheContractAndTheTable()
    {
        using var response = await hub.SendAsync(HttpMethod.Get, "v1/catalog", token: await hub.TokenAsync());
        var errors = (await HubUnderTest.ReadAsync(response))["errors"]!;
        Assert.Equal(ErrorTable.All.Select(row => row.Id), errors.AsArray().Select(row => (string)row!["code"]!));
        ContractFile.Check("errors.json", Write(errors));
    }

    [Fact]
    public async Task OpenApi_Examples_FitTheirSchemas()
    {
        var document = await DocumentAsync();
        var checkedExamples = 0;
        foreach (var media in document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).SelectMany(operation => Media(operation.Value!)))
        {
            var schema = await SchemaAsync(document, media["schema"]!);
            Assert.Empty(schema.Validate(media["example"]!.ToJsonString()).Select(e => $"{media["example"]} {e}"));
            checkedExamples++;
        }

        Assert.True(checkedExamples > 20, $"Only {checkedExamples} examples stand in the document.");
    }

    [Theory]
    [InlineData("/v1/prefill", "v1/prefill")]
    [InlineData("/v1/lookups/{registry}/{operation}", "v1/lookups/thu/person")]
    public async Task OpenApi_RequestExample_IsTaken(string route, string path)
    {
        var example = (await DocumentAsync())["paths"]![route]!["post"]!["requestBody"]!["content"]!["application/json"]!["example"]!;
        using var response = await hub.SendAsync(HttpMethod.Post, path, Bodies.Json(example), await hub.TokenAsync());
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("put", "/v1/dossiers/{code}", "v1/dossiers/H49.14-261120-0901")]
    [InlineData("post", "/v1/questions/{id}/answers", "v1/questions/10045/answers")]
    [InlineData("post", "/v1/ratings", "v1/ratings")]
    [InlineData("post", "/v1/dossiers:batch", "v1/dossiers:batch")]
    public async Task OpenApi_RequestExampleOfSynchronisation_IsTaken(string method, string route, string path)
    {
        var example = (await DocumentAsync())["paths"]![route]![method]!["requestBody"]!["content"]!["application/json"]!["example"]!;
        using var response = await hub.SendAsync(new HttpMethod(method), path, Bodies.Json(example), await hub.TokenAsync());
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task OpenApi_EveryOperation_StatesItsScopeOrIsOpen()
    {
        var open = new[] { "token", "live", "ready", "file", "head-file", "post-callback" };
        foreach (var operation in await OperationsAsync())
        {
            Assert.Equal(open.Contains((string)operation["operationId"]!), operation["security"] is null);
        }
    }

    [Fact]
    public async Task OpenApi_EveryOperationWithABody_SaysWhatATooSlowOrTooLargeOneMeets()
    {
        foreach (var operation in (await OperationsAsync()).Where(operation => operation["requestBody"] is not null))
        {
            Assert.Superset(new HashSet<string> { "408", "413" }, operation["responses"]!.AsObject().Select(response => response.Key).ToHashSet());
        }
    }

    private async Task<IEnumerable<JsonNode>> OperationsAsync() =>
        (await DocumentAsync())["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(operation => operation.Value!);

    private static IEnumerable<JsonNode> Media(JsonNode operation)
    {
        var contents = operation["responses"]!.AsObject().Select(r => r.Value!["content"]).Append(operation["requestBody"]?["content"]);
        return contents.OfType<JsonObject>().SelectMany(content => content).Select(media => media.Value!).Where(media => media["example"] is not null);
    }

    private static async Task<JsonSchema> SchemaAsync(JsonObject document, JsonNode schema)
    {
        // Not at the root itself: a root that is a reference hides its own definitions from the others.
        var standalone = new JsonObject
        {
            ["allOf"] = new JsonArray(schema.DeepClone()),
            ["definitions"] = document["components"]!["schemas"]!.DeepClone(),
        };
        return await JsonSchema.FromJsonAsync(standalone.ToJsonString().Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal));
    }

    private static string Write(JsonNode node) => node.ToJsonString(Readable) + "\n";

    private async Task<JsonObject> DocumentAsync()
    {
        using var response = await hub.SendAsync(HttpMethod.Get, "openapi/v1.json");
        return await HubUnderTest.ReadAsync(response);
    }
}
