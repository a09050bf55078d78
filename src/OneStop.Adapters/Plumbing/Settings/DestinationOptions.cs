using Microsoft.Extensions.Options;

namespace OneStop.Adapters.Plumbing.Settings;

/// <summary>Settings that every destination has (<c>Destinations:&lt;key&gt;</c>). A class without a printed form: heirs carry credentials.</summary>
internal abstract class DestinationOptions
{
    private const int MostAttempts = 1000;

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public bool Enabled { get; private set; }

    /// <summary>Events per sending.</summary>
    public int BatchSize { get; private set; }

    public int BatchBytes { get; private set; }

    /// <summary>Of one request.</summary>
    public TimeSpan Timeout { get; private set; }

    /// <summary>After so many an event is laid before a person.</summary>
    public int MaxAttempts { get; private set; }

    public List<string> Mistakes { get; } = [];

    /// <summary>Notes every mistake instead of stopping at the first.</summary>
    public void Read(SettingReader reader)
    {
        Enabled = reader.Switch("Enabled", fallback: false);
        BatchSize = reader.Whole("BatchSize", 100, 1, 500);
        BatchBytes = reader.Whole("BatchBytes", 1024 * 1024, 1024, 4 * 1024 * 1024);
        Timeout = reader.Duration("Timeout", TimeSpan.FromSeconds(20), Shortest, Longest);
        MaxAttempts = reader.Whole("MaxAttempts", 20, 1, MostAttempts);
        ReadOwn(reader);
        reader.RefuseUnknownKeys();
    }

    protected abstract void ReadOwn(SettingReader reader);

    /// <summary>A setting without which an enabled destination cannot work.</summary>
    protected T? Need<T>(SettingReader reader, string key, T? value, string example)
        where T : class =>
        Enabled && value is null or "" ? reader.Mistake(key, "is missing, and the destination is enabled", example, value) : value;
}

/// <summary>Hands a destination's list of mistakes to the start of the host.</summary>
internal sealed class DestinationOptionsCheck<T> : IValidateOptions<T>
    where T : DestinationOptions
{
    public ValidateOptionsResult Validate(string? name, T options) =>
        options.Mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(options.Mistakes);
}
