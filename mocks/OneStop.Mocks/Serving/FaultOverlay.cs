using System.Text.Json;
using System.Text.Json.Serialization;

namespace OneStop.Mocks;

/// <summary>
/// A disturbance that can be laid over a system at run time. Fields that are absent change nothing; <c>Status</c> replaces the answer,
/// <c>EveryNth</c> disturbs only each n-th look-up, <c>TokenRequests</c> says whether the token endpoint is disturbed as well.
/// <c>AfterWork</c>: the system does what it was asked before the disturbance hides it. <c>Hold</c>: nothing is answered until the overlay is
/// switched off. <c>BytesPerSecond</c> lets the answer trickle.
/// </summary>
public sealed record FaultOverlay
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public required string Description { get; init; }
    public int DelayMs { get; init; }
    public int EveryNth { get; init; } = 1;
    public int? Status { get; init; }
    public string ContentType { get; init; } = "text/plain; charset=utf-8";
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
    public string Body { get; init; } = "";
    public int ClockOffsetSeconds { get; init; }
    public int? TokenUses { get; init; }
    public bool Truncate { get; init; }
    public bool Abort { get; init; }
    public bool AfterWork { get; init; }
    public bool Hold { get; init; }
    public int? BytesPerSecond { get; init; }
    public bool TokenRequests { get; init; }

    internal static IReadOnlyDictionary<string, FaultOverlay> Load(string folder) =>
        Directory.EnumerateFiles(folder, "*.json").ToDictionary(
            file => Path.GetFileNameWithoutExtension(file), file => Read(file), StringComparer.Ordinal);

    private static FaultOverlay Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<FaultOverlay>(File.ReadAllText(file), Json)!;
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"{Path.GetFileName(file)}: {broken.Message}", broken);
        }
    }
}
