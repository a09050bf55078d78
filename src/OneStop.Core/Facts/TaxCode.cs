using System.Diagnostics.CodeAnalysis;
using OneStop.Core.Errors;

namespace OneStop.Core.Facts;

/// <summary>
/// A tax code, which is also the enterprise code: 10 digits with a check digit, 13 for a branch (<c>5709990003-001</c>), or,
/// since 01/07/2025 (Circular 86/2024/TT-BTC), a person's 12-digit number for a household business.
/// </summary>
public sealed record TaxCode
{
    private static readonly int[] Weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];

    private readonly string text;

    private TaxCode(string text, PersonalId? owner) => (this.text, Owner) = (text, owner);

    /// <summary>The person whose number serves as the tax code; null for an enterprise.</summary>
    public PersonalId? Owner { get; }

    public string Reveal() => text;

    /// <summary>Masked like a person's number: ten digits too may be a person's, and nothing in the code tells.</summary>
    public override string ToString() => string.Concat(new string('*', text.Length - 3), text.AsSpan(text.Length - 3));

    public static TaxCode Of(PersonalId owner) => new(owner.Reveal(), owner);

    /// <summary>Reads 10 or 12 digits, or 13 with or without the hyphen. A wrong check digit is refused here, without a call.</summary>
    public static bool TryParse(string? value, [NotNullWhen(true)] out TaxCode? code, [NotNullWhen(false)] out ErrorCode? error)
    {
        code = null;
        var written = value?.Trim() ?? "";
        if (written.Length == 12 && !written.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            code = PersonalId.TryParse(written, out var owner, out error) ? Of(owner) : null;
            return code is not null;
        }

        error = Check(written);
        if (error is null)
        {
            code = new TaxCode(written.Length == 13 ? $"{written[..10]}-{written[10..]}" : written, owner: null);
        }

        return error is null;
    }

    private static ErrorCode? Check(string text)
    {
        var branch = text.Length switch
        {
            13 => text[10..],
            14 when text[10] == '-' => text[11..],
            10 => null,
            0 => null,
            _ => "",
        };
        return text switch
        {
            "" => ErrorCode.TaxCodeMissing,
            _ when branch is "" || text[..10].AsSpan().ContainsAnyExceptInRange('0', '9') => ErrorCode.TaxCodeFormat,
            _ when branch is "000" || branch?.AsSpan().ContainsAnyExceptInRange('0', '9') == true => ErrorCode.TaxCodeBranch,
            _ when !CheckDigitHolds(text) => ErrorCode.TaxCodeCheckDigit,
            _ => null,
        };
    }

    // A remainder that asks for a check digit of 10 was never issued; reading it as 0, as many validators do, lets wrong codes through.
    private static bool CheckDigitHolds(string text)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            sum += Weights[i] * (text[i] - '0');
        }

        return 10 - (sum % 11) == text[9] - '0';
    }
}
