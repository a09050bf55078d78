using Microsoft.Extensions.Options;

namespace OneStop.Host.Configuration;

/// <summary><c>Limits</c>: how much is taken on at once. What exceeds it is refused early, cheaply and with a time to come back.</summary>
internal sealed class LimitSettings : IValidateOptions<LimitSettings>
{
    public const string Section = "Limits";

    /// <summary>Batches and uploads under way at once; as many more wait.</summary>
    public int Bulk { get; set; } = 16;

    /// <summary>Look-ups and prefills under way at once.</summary>
    public int Concurrent { get; set; } = 512;

    /// <summary>Look-ups and prefills that wait for one of those.</summary>
    public int Waiting { get; set; } = 1024;

    /// <summary>Different people whom one unit may look up in ten minutes for dossiers that the hub does not have.</summary>
    public int People { get; set; } = 300;

    /// <summary>How long requests under way may take when the service stops.</summary>
    public TimeSpan Drain { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a stopping service still takes requests on connections that exist, to close each by an answer and not under a request.</summary>
    public TimeSpan Farewell { get; set; } = TimeSpan.FromSeconds(1);

    public ValidateOptionsResult Validate(string? name, LimitSettings options)
    {
        var mistakes = new Mistakes();
        mistakes.AddIf(options.Concurrent is < 1 or > 100_000, "Limits:Concurrent", "is not between 1 and 100000", "512");
        mistakes.AddIf(options.Bulk is < 1 or > 1000, "Limits:Bulk", "is not between 1 and 1000", "16");
        mistakes.AddIf(options.Waiting is < 0 or > 100_000, "Limits:Waiting", "is not between 0 and 100000", "1024");
        mistakes.AddIf(options.People is < 1 or > 1_000_000, "Limits:People", "is not between 1 and 1000000", "300");
        mistakes.AddIf(options.Drain < TimeSpan.FromSeconds(1) || options.Drain > TimeSpan.FromMinutes(5), "Limits:Drain", "is not between 1 second and 5 minutes", "00:00:30");
        mistakes.AddIf(options.Farewell < TimeSpan.Zero || options.Farewell >= options.Drain, "Limits:Farewell", "is negative or not shorter than Limits:Drain", "00:00:01");
        return mistakes.Result();
    }
}
