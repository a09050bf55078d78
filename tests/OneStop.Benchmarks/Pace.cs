namespace OneStop.Benchmarks;

/// <summary>How often and how long everything is measured. Subjects take turns within a round, so that a machine's mood falls on all.</summary>
/// <param name="WarmUp">Turns of warming up at most, before anything counts.</param>
internal sealed record Pace(string Name, int Rounds, int WarmUp, TimeSpan Loaded, TimeSpan Light)
{
    public const int Connections = 64;

    /// <summary>Light load per second; a province's counters ask for some 25 look-ups per second at their peak.</summary>
    public const int LightRate = 50;

    public static readonly Pace Full = new("full", 7, 40, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(4));

    /// <summary>To see that everything runs; its figures are not for the record.</summary>
    public static readonly Pace Quick = new("quick", 3, 3, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));

    public static Pace? Of(string[] args) => args switch
    {
        [] => Full,
        ["--quick"] => Quick,
        _ => null,
    };
}
