namespace OneStop.Benchmarks;

/// <summary>How often and how long everything is measured. Subjects take turns within a round, so that a machine's mood falls on all.</summary>
/// <param name="WarmUp">Turns of warming up at most, before anything counts.</param>
/// <param name="SyncEvents">Events that are dispatched in a turn; a multiple of <see cref="EventsEach"/>.</param>
/// <param name="DrainRounds">Rounds that drain a long outage as well.</param>
/// <param name="DeadPairs">Drains with a dead destination and as many without: what it costs is less than what two drains differ by chance.</param>
/// <param name="Idle">How long single events are timed.</param>
/// <param name="Beside">How long look-ups are timed before a drain.</param>
internal sealed record Pace(
    string Name, int Rounds, int WarmUp, TimeSpan Loaded, TimeSpan Light,
    int SyncWarmUp, int SyncEvents, int DrainRounds, int DrainDossiers, int DeadPairs, TimeSpan Idle, TimeSpan Beside)
{
    /// <summary>Events of each dossier that is dispatched or drained.</summary>
    public const int EventsEach = 10;

    public const int Connections = 64;

    /// <summary>Light load per second; a province's counters ask for some 25 look-ups per second at their peak.</summary>
    public const int LightRate = 50;

    public static readonly Pace Full = new("full", 7, 40, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(4),
        SyncWarmUp: 2, SyncEvents: 20_000, DrainRounds: 7, DrainDossiers: 5_000, DeadPairs: 30, Idle: TimeSpan.FromSeconds(5), Beside: TimeSpan.FromSeconds(10));

    /// <summary>To see that everything runs; its figures are not for the record.</summary>
    public static readonly Pace Quick = new("quick", 3, 3, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1),
        SyncWarmUp: 1, SyncEvents: 2_000, DrainRounds: 1, DrainDossiers: 1_000, DeadPairs: 3, Idle: TimeSpan.FromSeconds(2), Beside: TimeSpan.FromSeconds(2));
}
