using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using OneStop.Core.Errors;

namespace OneStop.Core.Dossiers;

/// <summary>
/// An administrative procedure's national code (<c>1.001193</c>), with or without the owner that some systems append
/// (<c>1.001193.000.00.00.H49</c>, <c>2.002621.H56</c>). Two spellings with the same national code are the same procedure.
/// </summary>
public sealed partial record ProcedureCode
{
    private const int NationalLength = 8;

    private ProcedureCode(string text) => Text = text;

    /// <summary>As it was published: with its owner where one was named.</summary>
    public string Text { get; }

    /// <summary>8 characters.</summary>
    public string National => Text[..NationalLength];

    public bool HasOwner => Text.Length > NationalLength;

    public bool Equals(ProcedureCode? other) => other is not null && string.Equals(National, other.National, StringComparison.Ordinal);

    public override int GetHashCode() => National.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => National;

    public static bool TryParse(string? value, [NotNullWhen(true)] out ProcedureCode? code, [NotNullWhen(false)] out ErrorCode? error)
    {
        var text = value?.Trim() ?? "";
        code = Pattern().IsMatch(text) ? new ProcedureCode(text) : null;
        error = code is null ? ErrorCode.ProcedureCodeInvalid : null;
        return code is not null;
    }

    [GeneratedRegex(@"\A[1-3]\.[0-9]{6}(?:\.(?:000\.00\.00\.)?[GH][0-9]{2}(?:\.[0-9]{1,3}){0,3})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
