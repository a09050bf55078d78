using System.Text.Json;
using System.Text.Json.Serialization;
using OneStop.Core.Registries;

namespace OneStop.Core.Prefill;

/// <summary>A plan as it stands in its file, before it is checked.</summary>
internal sealed record PlanFile(
    string Procedure,
    string Version,
    Wording Title,
    string Basis,
    Dictionary<string, PlanFile.Role> Roles,
    Dictionary<string, PlanFile.Source> Sources,
    List<PlanFile.Field> Fields)
{
    // Unknown or repeated members are typing mistakes; a plan that ignores them would silently prefill something else.
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        ReadCommentHandling = JsonCommentHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Where null stands inside a list or a map, which the reader of JSON lets through.</summary>
    public IEnumerable<string> Holes() =>
    [
        .. from role in Roles where role.Value is null select $"roles.{role.Key}",
        .. from source in Sources where source.Value is null select $"sources.{source.Key}",
        .. from field in Fields where field is null select "fields",
        .. from field in Fields where field?.From.Contains(null!) == true select $"fields.{field.Name}.from",
        .. from field in Fields
           from column in field?.Columns ?? []
           where column.Value is null
           select $"fields.{field.Name}.columns.{column.Key}",
    ];

    internal sealed record Role(SubjectKind Kind, bool Required);

    internal sealed record Source(string Registry, string Operation, string About, Match? When = null);

    /// <param name="Person">As the operation's facts name the person: <c>husband</c> for <c>husband.personalId</c>.</param>
    /// <param name="Is">The role that this must be.</param>
    internal sealed record Match(string Person, string Is);

    internal sealed record Field(
        string Name,
        Wording Label,
        List<string> From,
        FieldLock Lock,
        ConflictWinner Wins = ConflictWinner.First,
        bool MayBeAbsent = false,
        Dictionary<string, string>? Columns = null);
}
