using System.Text.Json;
using System.Text.Json.Serialization;

namespace OneStop.Adapters.Plumbing.Json;

/// <summary>A record that keeps the members for which the hub has no word: what a far side says once must not be lost.</summary>
internal abstract record RestRecord : WireRecord
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; init; }
}
