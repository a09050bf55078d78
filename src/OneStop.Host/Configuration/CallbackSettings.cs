using System.Net;
using Microsoft.Extensions.Options;
using OneStop.Core.Sync.Inbound;

namespace OneStop.Host.Configuration;

/// <summary><c>Callbacks</c>: which far sides may call the hub.</summary>
internal sealed class CallbacksSettings : IValidateOptions<CallbacksSettings>
{
    public const string Section = "Callbacks";

    /// <summary>By the name in the address: <c>POST /v1/callbacks/{source}</c>.</summary>
    public Dictionary<string, CallbackSettings> Sources { get; set; } = new(StringComparer.Ordinal);

    public ValidateOptionsResult Validate(string? name, CallbacksSettings options)
    {
        var mistakes = new Mistakes();
        foreach (var (source, callback) in options.Sources)
        {
            callback.Check($"Callbacks:Sources:{source}", mistakes);
        }

        return mistakes.Result();
    }
}

/// <summary>A far side that calls. A class without a printed form: it carries a secret.</summary>
internal sealed class CallbackSettings
{
    private const int ShortestSecret = 16;

    /// <summary>The feed that is pulled then: a call-back says that something happened, the feed says what.</summary>
    public string Feed { get; set; } = "";

    public string Secret { get; set; } = "";

    /// <summary>What the far side calls itself.</summary>
    public string Code { get; set; } = "";

    public string CodeHeader { get; set; } = "X-Portal-Code";

    public string SignatureHeader { get; set; } = "X-Portal-Signature";

    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Networks it may call from (<c>10.1.0.0/16</c>); empty for any.</summary>
    public string[] Networks { get; set; } = [];

    public CallbackCheck ToCheck() => new(Secret, Code, Window);

    public bool IsFrom(IPAddress? address) => Networks.Length == 0
        || (address is not null && Networks.Any(network => IPNetwork.Parse(network).Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)));

    public void Check(string place, Mistakes mistakes)
    {
        mistakes.AddIf(Feed.Length == 0, $"{place}:Feed", "is missing", "portal");
        mistakes.AddIf(Secret.Length < ShortestSecret, $"{place}:Secret", $"is shorter than {ShortestSecret} characters", "32 random characters, from the environment");
        mistakes.AddIf(Code.Length == 0, $"{place}:Code", "is missing", "the code that the far side calls itself by");
        mistakes.AddIf(Window < TimeSpan.FromSeconds(10) || Window > TimeSpan.FromHours(1), $"{place}:Window", "is not between 10 seconds and 1 hour", "00:05:00");
        foreach (var network in Networks.Where(network => !IPNetwork.TryParse(network, out _)))
        {
            mistakes.Add($"{place}:Networks", "has an entry that is no network", "10.1.0.0/16");
        }
    }
}
