using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using OneStop.Core.Access;
using OneStop.Core.Dossiers;
using OneStop.Core.Errors;

namespace OneStop.Host.Endpoints.Reading;

/// <summary>Why somebody's data is asked for. All of it is required; the caller itself comes from its token and from nowhere else (I12).</summary>
internal static partial class PurposeReading
{
    private const int LongestBasis = 200;

    /// <summary>Null when anything of it is wrong, which is then reported.</summary>
    /// <param name="procedure">Also when the rest is wrong, so that the remaining body can be checked against its plan.</param>
    public static Purpose? Read(BodyObject body, Caller caller, out ProcedureCode? procedure)
    {
        var dossier = body.Parse<DossierCode>("dossier", DossierCode.TryParse);
        procedure = body.Parse<ProcedureCode>("procedure", ProcedureCode.TryParse);
        var basis = body.Parse<string>("legalBasis", TryReadBasis);
        var officer = ReadOfficer(body);
        return dossier is null || procedure is null || basis is null || officer is null
            ? null
            : new Purpose(dossier, procedure, officer, basis, caller);
    }

    private static Officer? ReadOfficer(BodyObject body)
    {
        if (body.Object("officer", ErrorCode.OfficerMissing, "code", "unit") is not { } officer)
        {
            return null;
        }

        var code = officer.Parse<string>("code", TryReadCode);
        var unit = officer.Parse<AgencyCode>("unit", AgencyCode.TryParse);
        return code is null || unit is null ? null : new Officer(code, unit);
    }

    private static bool TryReadCode(string? text, out string? code, out ErrorCode? error)
    {
        code = text?.Trim();
        error = string.IsNullOrEmpty(code) ? ErrorCode.OfficerMissing : OfficerCode().IsMatch(code) ? null : ErrorCode.OfficerInvalid;
        code = error is null ? code : null;
        return error is null;
    }

    private static bool TryReadBasis(string? text, out string? basis, out ErrorCode? error)
    {
        basis = text?.Trim();
        error = string.IsNullOrEmpty(basis) ? ErrorCode.LegalBasisMissing
            : basis.Length > LongestBasis || basis.EnumerateRunes().Any(IsUnprintable) ? ErrorCode.LegalBasisInvalid
            : null;
        basis = error is null ? basis : null;
        return error is null;
    }

    // The text goes into the access log, and from there onto terminals and into pages (B59).
    private static bool IsUnprintable(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,20}\z", RegexOptions.CultureInvariant)]
    private static partial Regex OfficerCode();
}
