using OneStop.Core.Errors;

namespace OneStop.Core.Registries;

/// <summary>The names under which outcomes appear in answers, audit rows and metrics.</summary>
public static class LookupOutcome
{
    public const string Found = "found";
    public const string NotFound = "not-found";
    public const string Mismatch = "mismatch";
    public const string Refused = "refused";
    public const string Unavailable = "unavailable";
    public const string Broken = "broken";

    public static string NameOf(Lookup lookup) => lookup switch
    {
        Lookup.Found => Found,
        Lookup.NotFound => NotFound,
        Lookup.Mismatch => Mismatch,
        Lookup.Refused => Refused,
        Lookup.Unavailable => Unavailable,
        _ => Broken,
    };

    public static Fault? FaultOf(Lookup lookup) => lookup switch
    {
        Lookup.Refused refused => refused.Fault,
        Lookup.Unavailable unavailable => unavailable.Fault,
        Lookup.Broken broken => broken.Fault,
        _ => null,
    };
}
