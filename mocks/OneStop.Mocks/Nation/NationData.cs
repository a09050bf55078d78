using System.Text.Json;
using System.Text.Json.Serialization;

namespace OneStop.Mocks;

/// <summary>The one synthetic population that every system answers from.</summary>
public sealed class NationData
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private readonly Dictionary<string, Person> byId;
    private readonly Dictionary<string, Person> byCmnd;

    private NationData(Source source)
    {
        Places = source.Places;
        People = source.People;
        Events = source.Events;
        Businesses = source.Businesses;
        var errors = NationRules.Check(this);
        if (errors.Count > 0)
        {
            throw new InvalidDataException($"people.json: {string.Join("; ", errors)}");
        }

        byId = People.ToDictionary(person => person.Id, StringComparer.Ordinal);
        byCmnd = People.Where(person => person.Cmnd is not null).ToDictionary(person => person.Cmnd!, StringComparer.Ordinal);
    }

    public IReadOnlyDictionary<string, Place> Places { get; }
    public IReadOnlyList<Person> People { get; }
    public IReadOnlyList<CivilEvent> Events { get; }
    public IReadOnlyList<Business> Businesses { get; }

    /// <summary>The person with this personal id; throws when nobody has it.</summary>
    public Person this[string id] => byId[id];

    public Person? ById(string id) => byId.GetValueOrDefault(id);

    public Person? ByCmnd(string cmnd) => byCmnd.GetValueOrDefault(cmnd);

    public IReadOnlyList<Business> BusinessesOf(string kind, string code) =>
        [.. Businesses.Where(business => business.Kind == kind && business.Code == code)];

    internal static NationData Parse(string json) =>
        new(JsonSerializer.Deserialize<Source>(json, Json) ?? throw new InvalidDataException("people.json is empty"));

    private sealed record Source(
        Dictionary<string, Place> Places, List<Person> People, List<CivilEvent> Events, List<Business> Businesses);
}
