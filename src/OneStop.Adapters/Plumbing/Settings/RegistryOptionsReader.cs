using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace OneStop.Adapters.Plumbing.Settings;

/// <summary>
/// Reads one registry's settings when they are first needed, so that all registries' mistakes are reported together at start.
/// The defaults are for a counter: an officer waits, so an attempt ends before the look-up's budget, and the budget before a prefill's.
/// </summary>
internal sealed class RegistryOptionsReader(RegistryDefinition definition, IConfiguration configuration) : IConfigureNamedOptions<RegistryOptions>
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    // The breaker's own lower bound for both of its times.
    private static readonly TimeSpan ShortestBreak = TimeSpan.FromMilliseconds(500);

    public void Configure(RegistryOptions options)
    {
        // Only the named options are read.
    }

    public void Configure(string? name, RegistryOptions options)
    {
        if (name != definition.Key)
        {
            return;
        }

        var reader = new SettingReader(configuration.GetSection($"Registries:{definition.Key}"), options.Mistakes);
        options.Enabled = reader.Switch("Enabled", fallback: true);
        options.BaseAddress = reader.Address("BaseAddress");
        options.Scheme = reader.OneOf("Scheme", [.. definition.Schemes.Keys], definition.Schemes.Keys.First());
        options.Path = reader.Text("Path", definition.Path);
        options.Retries = reader.Whole("Retries", 1, 0, 5);
        options.Headers = GatewayHeaders.Read(reader, "Headers");
        ReadCredentials(reader, options);
        ReadBudgets(reader.Section("Budgets"), options);
        ReadQuota(reader.Section("Quota"), options);
        ReadBreaker(reader.Section("Breaker"), options);
        ReadOperations(reader.Section("Operations"), options);
        reader.RefuseUnknownKeys();
    }

    private static void ReadCredentials(SettingReader reader, RegistryOptions options)
    {
        var credentials = reader.Section("Credentials");
        options.User = credentials.Text("User", "");
        options.Secret = credentials.Text("Secret", "");
        options.TokenAddress = credentials.Address("TokenAddress");
        credentials.RefuseUnknownKeys();
        if (options.Usable && options.User.Length == 0)
        {
            credentials.Mistake("User", "is missing, and a base address is set", "the account that the owner issued", 0);
        }

        if (options.Usable && options.Secret.Length == 0)
        {
            credentials.Mistake("Secret", "is missing, and a base address is set", "the secret that the owner issued, from the environment", 0);
        }

        if (options.Path.Length > 0 && !options.Path.StartsWith('/'))
        {
            reader.Mistake("Path", "does not start with a slash", "/dancu/1.0", 0);
        }
    }

    private static void ReadBudgets(SettingReader reader, RegistryOptions options)
    {
        options.Interactive = reader.Duration("Interactive", Registration.UsualInteractiveBudget, Shortest, Longest);
        options.Batch = reader.Duration("Batch", TimeSpan.FromSeconds(30), Shortest, Longest);
        options.Attempt = reader.Duration("Attempt", TimeSpan.FromSeconds(3), Shortest, Longest);
        reader.RefuseUnknownKeys();
    }

    private static void ReadQuota(SettingReader reader, RegistryOptions options)
    {
        options.QuotaPerSecond = reader.Number("PerSecond", 50, above: 0, most: 1_000_000);
        options.QuotaBurst = reader.Whole("Burst", 100, 1, 1_000_000);
        reader.RefuseUnknownKeys();
    }

    private static void ReadBreaker(SettingReader reader, RegistryOptions options)
    {
        options.FailureRatio = reader.Number("FailureRatio", 0.5, above: 0, most: 1);
        options.MinimumThroughput = reader.Whole("MinimumThroughput", 10, 2, 100_000);
        options.SamplingDuration = reader.Duration("SamplingDuration", TimeSpan.FromSeconds(30), ShortestBreak, Longest);
        options.BreakDuration = reader.Duration("BreakDuration", TimeSpan.FromSeconds(15), ShortestBreak, Longest);
        reader.RefuseUnknownKeys();
    }

    private void ReadOperations(SettingReader reader, RegistryOptions options)
    {
        foreach (var operation in definition.Descriptor.Operations)
        {
            var setting = reader.Section(operation.Key);
            options.Operations[operation.Key] = new(setting.Switch("Enabled", fallback: true), setting.OptionalSwitch("Retry"));
            setting.RefuseUnknownKeys();
        }

        reader.RefuseUnknownKeys();
    }
}
