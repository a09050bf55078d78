using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using OneStop.Core.Errors;

namespace OneStop.Core.Facts;

/// <summary>
/// A person's full name as written, in composed Unicode and single spaces, 1–100 characters (the population database's limit).
/// Never split into family, middle and given name by guess. Prints withheld.
/// </summary>
public sealed record FullName
{
    private const int MaxLength = 100;

    private readonly string text;

    private FullName(string text) => this.text = text;

    public string Reveal() => text;

    public string Folded => VietnameseText.FoldForMatching(text);

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

    // Control, format (zero-width, direction) and lone surrogate characters have no place in a name and would travel on into XML and logs.
    private static bool IsWellFormed(string value)
    {
        foreach (var rune in value.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.OtherSymbol)
            {
                return false;
            }
        }

        return true;
    }
}
