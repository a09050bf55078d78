using Microsoft.Extensions.Options;
using OneStop.Core.Dossiers;

namespace OneStop.Adapters.Plumbing.Settings;

/// <summary>Settings that every feed has (<c>Inbound:&lt;key&gt;</c>). A class without a printed form: heirs carry credentials.</summary>
internal abstract class InboundOptions
{
    // QCVN 102:2016: no ministry, no unit, no sub-unit, and then the province (000.00.00.H49).
    private const string OldProvince = "000.00.00.";

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public bool Enabled { get; private set; }

    /// <summary>How often it is pulled.</summary>
    public TimeSpan Every { get; private set; }

    /// <summary>Whose the items are when the far side names no unit that is known here: the province's own code.</summary>
    public AgencyCode? Unit { get; private set; }

    /// <summary>The units' codes by what the far side calls them.</summary>
    public IReadOnlyDictionary<string, AgencyCode> Units { get; private set; } = new Dictionary<string, AgencyCode>();

    public List<string> Mistakes { get; } = [];

    public void Read(SettingReader reader)
    {
        Enabled = reader.Switch("Enabled", fallback: false);
        Every = reader.Duration("Every", TimeSpan.FromMinutes(1), Shortest, Longest);
        Unit = AgencyCode.TryParse(Need(reader, "Unit", reader.Text("Unit", ""), "H49"), out var unit, out _) ? unit
            : Enabled ? reader.Mistake<AgencyCode?>("Unit", "is no agency code", "H49", null) : null;
        Units = UnitsOf(reader);
        ReadOwn(reader);
        reader.RefuseUnknownKeys();
    }

    /// <summary>The code for a unit as the far side names it.</summary>
    public AgencyCode UnitOf(string? name) => Named(name) ?? Unit!;

    /// <summary>The unit with this code at the far side, or with this name where the code says nothing; null when it is none that is known here.</summary>
    public AgencyCode? FindUnit(string? code, string? name) => Named(code) ?? Own(code) ?? Named(name);

    private AgencyCode? Named(string? name) => name is not null && Units.TryGetValue(name.Trim(), out var unit) ? unit : null;

    // What lies outside of the province's own code would be shown to nobody.
    private AgencyCode? Own(string? code) => Short(code) == Short(Unit!.Text) ? Unit
        : AgencyCode.TryParse(Short(code), out var unit, out _) && unit.IsWithin(Unit) ? unit : null;

    // Only the province itself is told by its form; which new code another old one became is the table's to say.
    private static string Short(string? code) =>
        code?.Trim() is not { } text ? "" : text.StartsWith(OldProvince, StringComparison.Ordinal) ? text[OldProvince.Length..] : text;

    protected virtual void ReadOwn(SettingReader reader)
    {
    }

    /// <summary>A setting without which an enabled feed cannot work.</summary>
    protected T? Need<T>(SettingReader reader, string key, T? value, string example)
        where T : class =>
        Enabled && value is null or "" ? reader.Mistake(key, "is missing, and the feed is enabled", example, value) : value;

    private static Dictionary<string, AgencyCode> UnitsOf(SettingReader reader)
    {
        var units = new Dictionary<string, AgencyCode>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, text) in reader.Table("Units"))
        {
            if (AgencyCode.TryParse(text, out var code, out _))
            {
                units[name] = code;
            }
            else
            {
                reader.Mistake($"Units:{name}", "is no agency code", "H49.14", 0);
            }
        }

        return units;
    }
}

/// <summary>Hands a feed's list of mistakes to the start of the host.</summary>
internal sealed class InboundOptionsCheck<T> : IValidateOptions<T>
    where T : InboundOptions
{
    public ValidateOptionsResult Validate(string? name, T options) =>
        options.Mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(options.Mistakes);
}
