using System.Text.Json;
using System.Text.Json.Nodes;
using WireMock.Server;

namespace OneStop.Mocks;

/// <summary>
/// Loads one system's mapping files. WireMock skips a file it can't read without a word, so what it took is compared with what lies on
/// disk. Bodies named by <c>BodyAsFile</c> are the contracts' golden examples, relative to the content folder.
/// </summary>
internal static class MappingFiles
{
    public static IEnumerable<string> Of(string contentRoot, string system) =>
        Directory.EnumerateFiles(Path.Combine(contentRoot, system), "*.json").Order(StringComparer.Ordinal);

    public static void Load(WireMockServer server, string contentRoot, string system)
    {
        var problems = new List<string>();
        foreach (var file in Of(contentRoot, system))
        {
            try
            {
                server.WithMapping(Read(file, contentRoot));
            }
            catch (Exception broken) when (broken is JsonException or InvalidDataException or IOException or Newtonsoft.Json.JsonException or ArgumentException)
            {
                problems.Add($"{Path.GetFileName(file)}: {broken.Message}");
            }
        }

        var loaded = server.MappingModels.Select(mapping => mapping.Title).ToHashSet(StringComparer.Ordinal);
        problems.AddRange(Of(contentRoot, system)
            .Where(file => !loaded.Contains(Path.GetFileNameWithoutExtension(file)))
            .Select(file => $"{Path.GetFileName(file)}: not loaded"));
        if (problems.Count > 0)
        {
            throw new InvalidDataException($"mappings of {system}: {string.Join("; ", problems)}");
        }
    }

    private static string Read(string file, string contentRoot)
    {
        var mapping = JsonNode.Parse(File.ReadAllText(file)) as JsonObject ?? throw new InvalidDataException("not a JSON object");
        var name = Path.GetFileNameWithoutExtension(file);
        if (mapping["Title"]?.GetValue<string>() != name)
        {
            throw new InvalidDataException($"its Title is not {name}");
        }

        if (mapping["Response"] is JsonObject response && response["BodyAsFile"]?.GetValue<string>() is { } body)
        {
            response.Remove("BodyAsFile");
            response["BodyAsBytes"] = Convert.ToBase64String(File.ReadAllBytes(Path.Combine(contentRoot, body)));
        }

        return mapping.ToJsonString();
    }
}
