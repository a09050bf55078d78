using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using OneStop.Core.Sync;
using OneStop.Host.Configuration;

namespace OneStop.Host.Operations;

/// <summary>
/// Where the cursors stood and where the access log ended, in a file outside the store: a backup of the store that is put back knows nothing of what was sent since, but
/// this file does. It must not be put back together with the store.
/// </summary>
internal sealed class HighWaterFile(IOptions<DataSettings> data)
{
    private const string Name = "high-water.json";

    private string Location => System.IO.Path.Combine(data.Value.FullPath, Name);

    /// <summary>Null where there is none. Throws <see cref="JsonException"/> or <see cref="IOException"/> when it cannot be read.</summary>
    public StorePosition? Read() => File.Exists(Location) ? JsonSerializer.Deserialize(File.ReadAllBytes(Location), HighWaterJson.Default.StorePosition) : null;

    /// <summary>Whole or not at all, also when the power fails.</summary>
    public void Write(StorePosition position)
    {
        var draft = Location + ".new";
        Directory.CreateDirectory(data.Value.FullPath);
        using (var file = File.Create(draft))
        {
            JsonSerializer.Serialize(file, position, HighWaterJson.Default.StorePosition);
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, Location, overwrite: true);
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(StorePosition))]
internal sealed partial class HighWaterJson : JsonSerializerContext;
