using System.Text.Json;
using System.Text.Json.Serialization;

namespace OneStop.Core.Dossiers;

/// <summary>Which status may follow which, as it stands in its file, before it is checked.</summary>
internal sealed record TransitionsFile(string Version, string Basis, List<TransitionsFile.Row> Transitions)
{
    internal sealed record Row(List<string> To, DateOnly ValidFrom, string? From = null, DateOnly? ValidUntil = null, string? Note = null);
}

/// <summary>Holidays and exchanged days.</summary>
internal sealed record HolidaysFile(
    string Version, string Basis, List<int> Years, Dictionary<DateOnly, string> Holidays, Dictionary<DateOnly, string> WorkedRestDays);

/// <summary>Procedures' longest terms.</summary>
internal sealed record TermsFile(string Version, string Basis, List<TermsFile.Row> Terms)
{
    internal sealed record Row(
        string Procedure, int Amount, TermUnit Unit, bool ReturnsPaper, string? Name = null, string? SectorCode = null, string? SectorName = null, string? Note = null);
}

internal static class RuleFiles
{
    // Unknown or repeated members are typing mistakes; a rule that ignores them would silently decide something else.
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        ReadCommentHandling = JsonCommentHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };
}
