using System.Runtime.InteropServices;
using OneStop.Core.Errors;

namespace OneStop.Core.Dossiers;

public enum Severity
{
    /// <summary>Accepted and reported: it will cost points, or a person should look.</summary>
    Doubt,

    /// <summary>Refused.</summary>
    Hard,
}

/// <summary>One thing that is wrong or doubtful about a dossier.</summary>
/// <param name="Place">JSON pointer (RFC 6901) into the dossier as it is sent in full.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Finding(Severity Severity, ErrorCode Code, string Place)
{
    public static Finding Hard(ErrorCode code, string place) => new(Severity.Hard, code, place);

    public static Finding Doubt(ErrorCode code, string place) => new(Severity.Doubt, code, place);
}
