using OneStop.Adapters.Plumbing.Settings;
using OneStop.Core.Dossiers;

namespace OneStop.Adapters.Subscriber;

/// <summary>Settings of a provincial system that is told of what comes in (<c>Destinations:subscriber</c>).</summary>
internal sealed class SubscriberOptions : WebhookOptions
{
    /// <summary>The units that it works for, by any name; each covers the units below it. Without any, it is told of all.</summary>
    public IReadOnlyList<AgencyCode> Units { get; private set; } = [];

    public bool IsFor(AgencyCode unit) => Units.Count == 0 || Units.Any(unit.IsWithin);

    protected override void ReadOwn(SettingReader reader)
    {
        base.ReadOwn(reader);
        var units = new List<AgencyCode>();
        foreach (var (name, text) in reader.Table("Units"))
        {
            if (AgencyCode.TryParse(text, out var code, out _))
            {
                units.Add(code);
            }
            else
            {
                reader.Mistake($"Units:{name}", "is no agency code", "H49.14", 0);
            }
        }

        Units = units;
    }
}
