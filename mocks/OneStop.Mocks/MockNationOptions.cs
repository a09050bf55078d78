namespace OneStop.Mocks;

public sealed record MockNationOptions
{
    /// <summary>Fixed ports by system key; a system not named here takes a free one.</summary>
    public IReadOnlyDictionary<string, int> Ports { get; init; } = new Dictionary<string, int>();

    /// <summary>Only these systems are started; null starts every one.</summary>
    public IReadOnlySet<string>? Systems { get; init; }

    /// <summary>Where the ledger is appended as JSON lines; null keeps it in memory only.</summary>
    public string? LedgerPath { get; init; }

    /// <summary>Added before every answer.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Added by the trigger …408.</summary>
    public TimeSpan SlowDelay { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The clock that the systems check timestamps and tokens against, and wait by.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The folder with people.json, faults, mapping files and contracts; normally beside the binary.</summary>
    public string ContentRoot { get; init; } = Path.Combine(AppContext.BaseDirectory, "nation");
}
