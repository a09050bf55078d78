namespace OneStop.Benchmarks;

/// <summary>What the command line asks for.</summary>
internal sealed record Choice(Pace Pace, bool Lookups, bool Sync)
{
    public const string Usage = "Usage: dotnet run -c Release --project tests/OneStop.Benchmarks [-- [--quick] [--only sync|lookups]]";

    /// <summary>Null when it cannot be understood.</summary>
    public static Choice? Of(string[] args)
    {
        var isQuick = args is ["--quick", ..] or [.., "--quick"];
        return args.Where(arg => arg != "--quick").ToArray() switch
        {
            [] => new(PaceOf(isQuick), Lookups: true, Sync: true),
            ["--only", "lookups"] => new(PaceOf(isQuick), Lookups: true, Sync: false),
            ["--only", "sync"] => new(PaceOf(isQuick), Lookups: false, Sync: true),
            _ => null,
        };
    }

    private static Pace PaceOf(bool isQuick) => isQuick ? Pace.Quick : Pace.Full;
}
