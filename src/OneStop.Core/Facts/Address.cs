namespace OneStop.Core.Facts;

/// <summary>
/// A Vietnamese address as a registry wrote it. Codes keep the vintage of the source: a 5-digit commune code without a date is
/// ambiguous after 01/07/2025, so nothing is converted here. <paramref name="District"/> only appears in rows older than that day.
/// </summary>
/// <param name="Province">2 digits.</param>
/// <param name="District">3 digits, or null since districts were abolished.</param>
/// <param name="Commune">5 digits.</param>
/// <param name="Detail">House, street, hamlet.</param>
/// <param name="Country">ISO 3166 alpha-2, mostly VN.</param>
/// <param name="Text">The whole address in words, where the source gives it.</param>
public sealed record Address(string? Province, string? District, string? Commune, string? Detail, string? Country, string? Text)
{
    public bool IsEmpty => (Province ?? District ?? Commune ?? Detail ?? Text) is null;

    public override string ToString() => "[address]";
}
