using System.Text.Json;
using OneStop.Core.Errors;
using OneStop.Core.Facts;
using OneStop.Core.Registries;

namespace OneStop.Host.Endpoints.Reading;

/// <summary>Whom a question is about.</summary>
internal static class SubjectReading
{
    /// <summary>Null when anything of it is wrong, which is then reported.</summary>
    /// <param name="kind">What is expected there; null to go by what is given.</param>
    public static Subject? Read(JsonElement element, string pointer, Findings findings, SubjectKind? kind)
    {
        var isEnterprise = (kind ?? Given(element)) == SubjectKind.Enterprise;
        var read = isEnterprise
            ? BodyObject.Open(element, pointer, findings, "taxCode")
            : BodyObject.Open(element, pointer, findings, "personalId", "fullName", "birthDate");
        return read is not { } subject ? null : isEnterprise ? Enterprise(subject) : Person(subject);
    }

    private static SubjectKind Given(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("taxCode", out _) ? SubjectKind.Enterprise : SubjectKind.Person;

    private static Subject.Enterprise? Enterprise(BodyObject subject) =>
        subject.Parse<TaxCode>("taxCode", TaxCode.TryParse) is { } code ? new(code) : null;

    private static Subject.Person? Person(BodyObject subject)
    {
        var id = subject.Parse<PersonalId>("personalId", PersonalId.TryParse);
        var name = subject.Parse<FullName>("fullName", FullName.TryParse);
        var birthDate = subject.Parse<PartialDate>("birthDate", PartialDate.TryParse);
        return id is null || name is null || birthDate is null ? null : new(id, name, birthDate);
    }
}
