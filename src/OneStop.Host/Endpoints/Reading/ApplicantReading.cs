using System.Text.Json;
using OneStop.Core.Dossiers;
using OneStop.Core.Errors;
using OneStop.Core.Facts;

namespace OneStop.Host.Endpoints.Reading;

/// <summary>Whose dossier it is. What is missing stays missing: no number and no account is ever made up.</summary>
internal static class ApplicantReading
{
    public static Applicant? Read(BodyObject body)
    {
        var read = body.Object(
            "applicant", ErrorCode.ApplicantIncomplete,
            "kind", "name", "personalIds", "organisationName", "taxCode", "portalAccount", "identityVerified", "phone", "email");
        if (read is not { } applicant)
        {
            return null;
        }

        var kind = applicant.Choice("kind", Words.Applicants, ErrorCode.ApplicantIncomplete, ErrorCode.ApplicantIncomplete);
        return new(
            kind ?? default,
            applicant.Member("name") is null ? null : applicant.Parse<FullName>("name", FullName.TryParse),
            applicant.Items("personalIds", 5, PersonalNumber),
            applicant.Text("organisationName", 500),
            applicant.Member("taxCode") is null ? null : applicant.Parse<TaxCode>("taxCode", TaxCode.TryParse),
            applicant.Text("portalAccount", 200),
            applicant.Flag("identityVerified"),
            applicant.Text("phone", 50),
            applicant.Text("email", 200));
    }

    private static PersonalId? PersonalNumber(JsonElement element, string pointer, Findings findings)
    {
        if (!BodyText.TryRead(element, out var text))
        {
            findings.Add(pointer, ErrorCode.MemberType);
            return null;
        }

        if (!PersonalId.TryParse(text, out var id, out var error))
        {
            findings.Add(pointer, error.Value);
        }

        return id;
    }
}
