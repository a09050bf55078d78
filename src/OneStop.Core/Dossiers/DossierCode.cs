using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using OneStop.Core.Errors;

namespace OneStop.Core.Dossiers;

/// <summary>
/// A dossier code as the issuing system minted it: agency, day, ordinal of the day (<c>H49.14-261122-0001</c>, or with the older
/// agency form <c>000.19.56.H56-250103-0012</c>; ordinals of 4–7 digits). The hub never mints or rewrites one (Decree 118/2025 Art. 28).
/// </summary>
public sealed partial record DossierCode
{
    private const int MaxLength = 50;

    private DossierCode(string text, string agency, DateOnly day) => (Text, Agency, Day) = (text, agency, day);

    public string Text { get; }

    /// <summary>The agency part as written.</summary>
    public string Agency { get; }

    /// <summary>The day in the code: of reception, in the agency's calendar.</summary>
    public DateOnly Day { get; }

    public override string ToString() => Text;

    public static bool TryParse(string? value, [NotNullWhen(true)] out DossierCode? code, [NotNullWhen(false)] out ErrorCode? error)
    {
        code = null;
        error = ErrorCode.DossierCodeInvalid;
        var text = value?.Trim() ?? "";
        if (text.Length == 0)
        {
            error = ErrorCode.DossierCodeMissing;
            return false;
        }

        if (text.Length > MaxLength || Pattern().Match(text) is not { Success: true } match)
        {
            return false;
        }

        if (!DateOnly.TryParseExact($"20{match.Groups["ymd"].Value}", "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return false;
        }

        code = new DossierCode(text, match.Groups["agency"].Value, day);
        error = null;
        return true;
    }

    [GeneratedRegex(
        @"\A(?<agency>(?:[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.)?[A-Z][0-9]{2}(?:\.[0-9]{1,3}){0,3})-(?<ymd>[0-9]{6})-(?<seq>[0-9]{4,7})\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
