namespace OneStop.Core.Sync;

internal static class PumpSettings
{
    /// <summary>Events held in memory per destination and partition, and read at once.</summary>
    public const int PageRows = 500;

    public const int PageBytes = 4 * 1024 * 1024;

    /// <summary>
    /// How far past the durable cursor a lost predecessor may have sent: its window, and one more that it may have read while its last
    /// commit was under way.
    /// </summary>
    public const int UncertainRows = 2 * PageRows;

    public const int BatchGrowth = 8;

    /// <summary>The safety net under lost wake-ups.</summary>
    public static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    /// <summary>An owner that has not been confirmed for so long sends nothing: it may have slept through its own replacement.</summary>
    public static readonly TimeSpan OwnershipAge = TimeSpan.FromSeconds(2);

    /// <summary>After so long it asks before it begins a request: the rest is time enough for that one to leave.</summary>
    public static readonly TimeSpan OwnershipAsk = TimeSpan.FromSeconds(1);

    public static readonly TimeSpan AfterStoreFailure = TimeSpan.FromSeconds(1);
}
