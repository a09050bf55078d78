using OneStop.Core.Reconciliation;
using OneStop.Storage.Journal;

namespace OneStop.Storage.Operations;

/// <summary>A run as both stores keep it.</summary>
internal sealed class RunLine
{
    public const string Select = """
        select id as Id, destination as Destination, day_from as DayFrom, day_to as DayTo, started_at as StartedAt, ended_at as EndedAt, ours as Ours,
          theirs as Theirs, differing as Differing, healed as Healed, restored as Restored, error as Error
        from reconciliation_run
        """;

    public required string Id { get; init; }

    public required string Destination { get; init; }

    public required string DayFrom { get; init; }

    public required string DayTo { get; init; }

    public long StartedAt { get; init; }

    public long EndedAt { get; init; }

    public long Ours { get; init; }

    public long Theirs { get; init; }

    public long Differing { get; init; }

    public long Healed { get; init; }

    public long Restored { get; init; }

    public string? Error { get; init; }

    public ReconciliationRun Read() => new(
        Id,
        Destination,
        DossierDay.Read(DayFrom)!.Value,
        DossierDay.Read(DayTo)!.Value,
        Instant.At(StartedAt),
        Instant.At(EndedAt),
        (int)Ours,
        (int)Theirs,
        (int)Differing,
        (int)Healed,
        Restored == 1,
        Error);
}
