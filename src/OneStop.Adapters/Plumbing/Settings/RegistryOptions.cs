namespace OneStop.Adapters.Plumbing.Settings;

/// <summary>
/// Settings of one registry (<c>Registries:&lt;key&gt;</c>). A class without a printed form, because it carries credentials.
/// Filled by <see cref="RegistryOptionsReader"/>, which also gives every default.
/// </summary>
internal sealed class RegistryOptions
{
    public bool Enabled { get; set; }

    /// <summary>Null when the registry is not configured: its operations then stand in the catalogue as disabled.</summary>
    public Uri? BaseAddress { get; set; }

    public string Scheme { get; set; } = "";

    /// <summary>Service path, part of what the population digest is computed over.</summary>
    public string Path { get; set; } = "";

    public string User { get; set; } = "";

    public string Secret { get; set; } = "";

    public Uri? TokenAddress { get; set; }

    /// <summary>What the gateway wants on every request, the token's included. Secrets.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; set; } = new Dictionary<string, string>();

    public TimeSpan Interactive { get; set; }

    public TimeSpan Batch { get; set; }

    public TimeSpan Attempt { get; set; }

    /// <summary>How often a failed attempt is repeated.</summary>
    public int Retries { get; set; }

    public double QuotaPerSecond { get; set; }

    public int QuotaBurst { get; set; }

    public double FailureRatio { get; set; }

    public int MinimumThroughput { get; set; }

    public TimeSpan SamplingDuration { get; set; }

    public TimeSpan BreakDuration { get; set; }

    public Dictionary<string, OperationSwitch> Operations { get; } = new(StringComparer.Ordinal);

    public List<string> Mistakes { get; } = [];

    public bool Usable => Enabled && BaseAddress is not null;
}

/// <summary>What configuration says about one operation; null leaves the descriptor's word.</summary>
internal sealed record OperationSwitch(bool Enabled, bool? Retry);
