using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using OneStop.Core.Errors;

namespace OneStop.Core.Facts;

/// <summary>
/// A person's number: the 12-digit personal identification number (PPP C YY NNNNNN, no check digit; Decree 137/2015,
/// Circular 07/2016/TT-BCA) or the older 9-digit CMND that land, licence and insurance rows still carry.
/// Prints masked; <see cref="Reveal"/> is for the wire and the keyed hash only.
/// </summary>
public sealed record PersonalId
{
    // The 63 provinces as issued before 2025. Codes never change when provinces merge.
    private static readonly FrozenSet<int> Provinces = new[]
    {
        1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37, 38, 40, 42, 44, 45, 46, 48, 49,
        51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77, 79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96,
    }.ToFrozenSet();

    private const int FirstCountryCode = 100;

    private readonly string digits;

    private PersonalId(string digits) => this.digits = digits;

    /// <summary>True for a 9-digit CMND, which says nothing about sex, year or province.</summary>
    public bool IsLegacy => digits.Length == 9;

    /// <summary>True for what systems write where they have no number: one digit all along, or zeros before the last.</summary>
    public bool IsPlaceholder => !digits.AsSpan().ContainsAnyExcept(digits[0]) || !digits.AsSpan(0, digits.Length - 1).ContainsAnyExcept('0');

    /// <summary>Sex as the number says it, or null for a CMND. Legal exceptions exist: a difference is a warning, never a refusal.</summary>
    public Sex? StatedSex => IsLegacy ? null : (digits[3] - '0') % 2 == 0 ? Sex.Male : Sex.Female;

    /// <summary>Birth year as the number says it, or null for a CMND. A difference is a warning, never a refusal.</summary>
    public int? StatedBirthYear => IsLegacy ? null : 1900 + (100 * ((digits[3] - '0') / 2)) + Number(digits.AsSpan(4, 2));

    public string Reveal() => digits;

    public override string ToString() => string.Concat(new string('*', digits.Length - 3), digits.AsSpan(digits.Length - 3));

    /// <summary>Reads 12 or 9 ASCII digits, surrounding white space aside.</summary>
    public static bool TryParse(
        string? text, [NotNullWhen(true)] out PersonalId? id, [NotNullWhen(false)] out ErrorCode? error)
    {
        id = null;
        error = Check(text?.Trim());
        if (error is null)
        {
            id = new PersonalId(text!.Trim());
        }

        return error is null;
    }

    private static ErrorCode? Check(string? text) => text switch
    {
        null or "" => ErrorCode.PersonalIdMissing,
        _ when text.AsSpan().ContainsAnyExceptInRange('0', '9') => ErrorCode.PersonalIdNotDigits,
        { Length: 9 } => null,
        // A spreadsheet drops the zero that every number issued inside a province starts with.
        { Length: 11 } => ErrorCode.PersonalIdLeadingZeroLost,
        { Length: not 12 } => ErrorCode.PersonalIdLength,
        _ when !KnownOrigin(Number(text.AsSpan(0, 3))) => ErrorCode.PersonalIdProvince,
        _ => null,
    };

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static bool KnownOrigin(int code) => code >= FirstCountryCode || Provinces.Contains(code);
}
