using System.Text.Json;
using System.Text.RegularExpressions;

namespace OneStop.Host.Endpoints.Reading;

/// <summary>Points at members whose names the caller chose. Only what is clearly a name is repeated; anything else could be a value.</summary>
internal static partial class BodyPointer
{
    public static string To(string parent, JsonProperty property)
    {
        try
        {
            return Name().IsMatch(property.Name) ? $"{parent}/{property.Name}" : $"{parent}/…";
        }
        catch (InvalidOperationException)
        {
            return $"{parent}/…";
        }
    }

    [GeneratedRegex(@"\A[A-Za-z_$]{1,40}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
