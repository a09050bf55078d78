namespace OneStop.Storage.Journal;

/// <summary>Section <c>Journal</c>, and <c>Delivery:Partitions</c>.</summary>
public sealed class JournalOptions
{
    public const string Section = "Journal";
    public const string PartitionsKey = "Delivery:Partitions";

    /// <summary>Fixed when the journal is laid out; see <see cref="Core.Sync.IJournalUpkeep.ChangePartitionsAsync"/>.</summary>
    public int Partitions { get; set; } = 16;

    /// <summary>Events that some destination has not passed; above it nothing more is accepted.</summary>
    public long MaxBacklogRows { get; set; } = 1_000_000;

    /// <summary>Below it nothing more is accepted. Only for a store whose files lie on this machine.</summary>
    public long MinFreeBytes { get; set; } = 256L * 1024 * 1024;

    /// <summary>Days after which a payload is emptied that everybody has.</summary>
    public int PayloadDays { get; set; } = 90;

    /// <summary>Days after which a row is deleted, and with it the memory of its message id.</summary>
    public int RowDays { get; set; } = 730;
}
