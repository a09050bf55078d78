using System.Text.Json;

namespace OneStop.Host.Endpoints.Reading;

internal static class BodyText
{
    /// <summary>False for anything but a string of whole characters: an escaped half of a surrogate pair is none (B22).</summary>
    public static bool TryRead(JsonElement element, out string? text)
    {
        text = null;
        if (element.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        try
        {
            text = element.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
