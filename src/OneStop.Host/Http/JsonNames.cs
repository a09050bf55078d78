using System.Text.Json;

namespace OneStop.Host.Http;

/// <summary>Names of members must be text. An escaped half of a surrogate pair is none, and the parser lets it through (B22).</summary>
internal static class JsonNames
{
    /// <summary>Looks through all of it, but only where a half could be: it must have been escaped.</summary>
    /// <param name="bytes">What <paramref name="root"/> was parsed from.</param>
    public static bool AreReadable(JsonElement root, ReadOnlySpan<byte> bytes) =>
        (bytes.IndexOf("\\ud"u8) < 0 && bytes.IndexOf("\\uD"u8) < 0) || AreReadable(root, deep: true);

    /// <summary>Those of the outermost object alone.</summary>
    public static bool OwnAreReadable(JsonElement root) => AreReadable(root, deep: false);

    private static bool AreReadable(JsonElement element, bool deep)
    {
        try
        {
            Read(element, deep);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static void Read(JsonElement element, bool deep)
    {
        if (deep && element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Read(item, deep);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject())
            {
                _ = member.Name;
                if (deep)
                {
                    Read(member.Value, deep);
                }
            }
        }
    }
}
