namespace OneStop.Host.Wire;

/// <summary>
/// The body of POST /v1/prefill, for the API document. It is read strictly, member by member, so that every mistake is named at once.
/// </summary>
/// <param name="Dossier">The dossier's code as its system minted it.</param>
/// <param name="Procedure">The administrative procedure's national code.</param>
/// <param name="LegalBasis">On what ground the data is read; at most 200 characters.</param>
/// <param name="Subjects">Further people and organisations by the role that the procedure's plan gives them.</param>
internal sealed record PrefillBody(
    string Dossier, string Procedure, OfficerBody Officer, string LegalBasis, SubjectBody? Applicant, IReadOnlyDictionary<string, SubjectBody>? Subjects);

/// <summary>The body of POST /v1/lookups/{registry}/{operation}.</summary>
/// <param name="Fields">Narrows the answer to these facts; never widens it beyond the procedure's plan.</param>
internal sealed record LookupBody(
    string Dossier, string Procedure, OfficerBody Officer, string LegalBasis, SubjectBody Subject, IReadOnlyList<string>? Fields);

/// <summary>The officer at the counter.</summary>
/// <param name="Code">The officer's code as registered with the data owners; at most 20 characters.</param>
/// <param name="Unit">The officer's agency code.</param>
internal sealed record OfficerBody(string Code, string Unit);

/// <summary>A person (personalId, fullName, birthDate) or an organisation (taxCode), never both.</summary>
/// <param name="BirthDate"><c>1988</c>, <c>2004-02</c> or <c>1990-01-15</c>.</param>
internal sealed record SubjectBody(string? PersonalId, string? FullName, string? BirthDate, string? TaxCode);
