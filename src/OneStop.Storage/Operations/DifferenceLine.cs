using System.Text.Json;
using OneStop.Core.Dossiers;
using OneStop.Core.Errors;
using OneStop.Core.Reconciliation;
using OneStop.Storage.Journal;

namespace OneStop.Storage.Operations;

/// <summary>A difference as both stores keep it.</summary>
internal sealed class DifferenceLine
{
    public const string Select = """
        select destination as Destination, code as Code, day as Day, cause as Cause, owner as Owner, error as Error, our_status as OurStatus,
          their_status as TheirStatus, first_seen as FirstSeen, last_seen as LastSeen, heals as Heals, healed_at as HealedAt
        from reconciliation_difference
        """;

    public required string Destination { get; init; }

    public required string Code { get; init; }

    public required string Day { get; init; }

    public required string Cause { get; init; }

    public required string Owner { get; init; }

    public string? Error { get; init; }

    public long? OurStatus { get; init; }

    public long? TheirStatus { get; init; }

    public long FirstSeen { get; init; }

    public long LastSeen { get; init; }

    public long Heals { get; init; }

    public long? HealedAt { get; init; }

    public static DifferenceLine Of(Difference difference) => new()
    {
        Destination = difference.Destination,
        Code = difference.Code,
        Day = DossierDay.Write(difference.Day)!,
        Cause = Name(difference.Cause),
        Owner = Name(difference.Owner),
        Error = difference.Error,
        OurStatus = (long?)difference.Ours,
        TheirStatus = (long?)difference.Theirs,
        FirstSeen = Instant.Of(difference.FirstSeen),
        LastSeen = Instant.Of(difference.LastSeen),
        Heals = difference.Heals,
        HealedAt = difference.HealedAt is { } at ? Instant.Of(at) : null,
    };

    public Difference Read() => new(
        Destination,
        Code,
        DossierDay.Read(Day)!.Value,
        Parse<DifferenceCause>(Cause),
        Parse<Blame>(Owner),
        Error,
        (DossierStatus?)OurStatus,
        (DossierStatus?)TheirStatus,
        Instant.At(FirstSeen),
        Instant.At(LastSeen),
        (int)Heals,
        HealedAt is { } at ? Instant.At(at) : null);

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static T Parse<T>(string name)
        where T : struct, Enum => Enum.GetValues<T>().First(value => Name(value) == name);
}
