using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using OneStop.Core.Errors;

namespace OneStop.Core.Dossiers;

/// <summary>
/// An agency code of Decision 20/2020/QĐ-TTg (<c>H49</c>, <c>H49.14</c>, at most 35 characters), or the older form of
/// QCVN 102:2016 (<c>000.00.00.H49</c>). The older form is kept as written: which new code it became is the catalogue's knowledge.
/// </summary>
public sealed partial record AgencyCode
{
    private const int MaxLength = 35;

    private AgencyCode(string text) => Text = text;

    public string Text { get; }

    /// <summary>True for the form of QCVN 102:2016.</summary>
    public bool IsOldForm => char.IsAsciiDigit(Text[0]);

    public override string ToString() => Text;

    /// <summary>True for this code itself and for every unit below <paramref name="root"/> (<c>H49.14</c> is within <c>H49</c>).</summary>
    public bool IsWithin(AgencyCode root) =>
        Text == root.Text || Text.StartsWith(root.Text + ".", StringComparison.Ordinal);

    public static bool TryParse(string? value, [NotNullWhen(true)] out AgencyCode? code, [NotNullWhen(false)] out ErrorCode? error)
    {
        var text = value?.Trim() ?? "";
        code = text.Length <= MaxLength && Pattern().IsMatch(text) ? new AgencyCode(text) : null;
        error = code is null ? ErrorCode.AgencyCodeInvalid : null;
        return code is not null;
    }

    [GeneratedRegex(@"\A(?:[A-Z][0-9]{2}(?:\.[0-9]{1,3}){0,3}|[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Z][0-9]{2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
