using System.Net;
using OneStop.Mocks;

namespace OneStop.IntegrationTests.Mocks;

public sealed class StartTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("nation").FullName;

    public StartTests() => Copy(Path.Combine(AppContext.BaseDirectory, "nation"), root);

    [Theory]
    [InlineData("{ not json")]
    [InlineData("""{"Title":"another","Request":{},"Response":{}}""")]
    [InlineData("""{"Title":"citizen.004","Request":{"Path":"/dancu/1.0"},"Response":{"BodyAsFile":"contracts/population/examples/none.xml"}}""")]
    public async Task Start_MappingFileBroken_NamesTheFile(string content)
    {
        await File.WriteAllTextAsync(Path.Combine(root, "population", "citizen.004.json"), content);

        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => MockNation.StartAsync(new MockNationOptions { ContentRoot = root }));

        Assert.Contains("citizen.004.json", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_TwoMappingsWithOneGuid_NamesTheOneThatIsLost()
    {
        foreach (var name in new[] { "citizen.004", "citizen.005" })
        {
            var file = Path.Combine(root, "population", $"{name}.json");
            var mapping = await File.ReadAllTextAsync(file);
            await File.WriteAllTextAsync(file, mapping.Replace("{\n  \"Title\"", "{\n  \"Guid\": \"90d6a1c5-6e0c-4b43-9d6a-6f2b1b0e7a11\",\n  \"Title\"", StringComparison.Ordinal));
        }

        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => MockNation.StartAsync(new MockNationOptions { ContentRoot = root }));

        Assert.Contains("citizen.004.json: not loaded", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_MappingFileMissing_AnswersNotImplemented()
    {
        File.Delete(Path.Combine(root, "population", "citizen.empty.json"));
        await using var nation = await MockNation.StartAsync(new MockNationOptions { ContentRoot = root });
        using var client = new NationClient(nation);

        using var answer = await client.PopulationAsync("022090000404");

        Assert.Equal(HttpStatusCode.NotImplemented, answer.StatusCode);
    }

    [Fact]
    public async Task Start_PortTaken_NamesSystemAndPort()
    {
        await using var first = await MockNation.StartAsync(new MockNationOptions());
        var port = first.BaseAddress("enterprise").Port;

        var refused = await Assert.ThrowsAsync<IOException>(() => MockNation.StartAsync(
            new MockNationOptions { Ports = new Dictionary<string, int> { ["population"] = port } }));

        Assert.Equal($"population: port {port} is taken", refused.Message);
    }

    [Fact]
    public async Task Start_PopulationIncoherent_IsRefused()
    {
        var people = Path.Combine(root, "people.json");
        await File.WriteAllTextAsync(people, (await File.ReadAllTextAsync(people)).Replace("\"spouse\": \"022188000002\"", "\"spouse\": \"022188000099\"", StringComparison.Ordinal));

        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => MockNation.StartAsync(new MockNationOptions { ContentRoot = root }));

        Assert.Contains("022188000099", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
