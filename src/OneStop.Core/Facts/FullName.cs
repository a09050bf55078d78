using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using OneStop.Core.Errors;

namespace OneStop.Core.Facts;

/// <summary>
/// A person's full name as written, in composed Unicode, Latin letters and single spaces, 1–100 characters (the population
/// database's limit).
/// Never split into family, middle and given name by guess. Prints withheld.
/// </summary>
public sealed record FullName
{
    private const int MaxLength = 100;
    private const int LastLatinExtendedB = 0x024F;
    // The small letter of U+0189, a look-alike of Đ, lies beyond.
    private const int SmallBarredD = 0x0256;
    private const int FirstLatinAdditional = 0x1E00;
    private const int LastLatinAdditional = 0x1EFF;

    private readonly string text;

    private FullName(string text) => this.text = text;

    public string Reveal() => text;

    /// <summary>The population database's matching form. A method, because structured loggers read properties.</summary>
    public string RevealFolded() => VietnameseText.FoldForMatching(text);

    public override string ToString() => "[name]";

    public static bool TryParse(string? value, [NotNullWhen(true)] out FullName? name, [NotNullWhen(false)] out ErrorCode? error)
    {
        name = null;
        error = value is null ? ErrorCode.FullNameMissing : value.Length > 4 * MaxLength ? ErrorCode.FullNameInvalid : null;
        if (error is not null)
        {
            return false;
        }

        if (!IsWellFormed(value!))
        {
            error = ErrorCode.FullNameInvalid;
            return false;
        }

        var written = string.Join(' ', value!.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        error = written.Length == 0 ? ErrorCode.FullNameMissing
            : written.Length > MaxLength || VietnameseText.FoldForMatching(written).Length == 0 ? ErrorCode.FullNameInvalid
            : null;
        name = error is null ? new FullName(written) : null;
        return name is not null;
    }

    private static bool IsWellFormed(string value)
    {
        foreach (var rune in value.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || !HasPlace(rune, Rune.GetUnicodeCategory(rune)))
            {
                return false;
            }
        }

        return true;
    }

    // Control, format (zero-width, direction) and lone surrogate characters would travel on into XML and logs. The registries hold
    // Latin letters only: a Cyrillic look-alike would be dropped by the folding and come back as a person who does not match.
    private static bool HasPlace(Rune rune, UnicodeCategory category) => category switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.OtherSymbol => false,
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.OtherLetter =>
            rune.Value is <= LastLatinExtendedB or SmallBarredD or (>= FirstLatinAdditional and <= LastLatinAdditional),
        _ => true,
    };
}
