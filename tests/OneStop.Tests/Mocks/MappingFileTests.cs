using System.Text.Json.Nodes;
using OneStop.Mocks;
using OneStop.Tests.Contracts;

namespace OneStop.Tests.Mocks;

public sealed class MappingFileTests
{
    public static TheoryData<string, string> Files => [.. ContractFiles.Systems.SelectMany(system =>
        MappingFiles.Of(MockCalls.ContentRoot, system).Select(file => (system, Path.GetFileName(file))))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Mapping_AnsweringFromTheContract_KeepsItsStatusTypeAndHeaders(string system, string file)
    {
        var response = JsonNode.Parse(File.ReadAllText(Path.Combine(MockCalls.ContentRoot, system, file)))!["Response"]!;
        if ((string?)response["BodyAsFile"] is not { } body)
        {
            // Rendered records are judged by NationTests; what remains is the unmapped answer and one token error.
            Assert.True(response["Headers"]![FrontDoor.RenderHeader] is not null || file is "unmapped.json" or "token.grant.json", file);
            return;
        }

        var parts = body.Split('/');
        var example = Assert.Single(ContractFiles.Index(parts[1]), example => example.File == parts[3]);
        Assert.Equal(example.Status, (int)response["StatusCode"]!);
        Assert.Equal(example.ContentType, (string?)response["Headers"]!["Content-Type"]);
        Assert.All(example.Headers ?? new Dictionary<string, string>(), header => Assert.Equal(header.Value, (string?)response["Headers"]![header.Key]));
    }
}
