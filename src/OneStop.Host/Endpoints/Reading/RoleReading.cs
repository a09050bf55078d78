using System.Text.Json;
using OneStop.Core.Errors;
using OneStop.Core.Prefill;
using OneStop.Core.Registries;

namespace OneStop.Host.Endpoints.Reading;

/// <summary>
/// The people and organisations of a prefill, by role. Without a plan nobody knows which roles there are; then each is still read
/// for mistakes of its own.
/// </summary>
internal sealed class RoleReading(PrefillPlan? plan, Findings findings)
{
    public const string Applicant = "applicant";

    private readonly HashSet<string> given = new(StringComparer.Ordinal);

    public Dictionary<string, Subject> Subjects { get; } = new(StringComparer.Ordinal);

    public void Read(BodyObject body)
    {
        if (body.Member(Applicant) is { } applicant)
        {
            ReadRole(Applicant, applicant, body.At(Applicant));
        }

        if (body.Member("subjects") is { } others)
        {
            ReadOthers(others, body.At("subjects"));
        }

        foreach (var role in plan?.Roles.Where(r => r.Required && !given.Contains(r.Name)) ?? [])
        {
            findings.Add(role.Name == Applicant ? body.At(Applicant) : $"{body.At("subjects")}/{role.Name}", ErrorCode.SubjectMissing);
        }
    }

    private void ReadOthers(JsonElement others, string pointer)
    {
        if (others.ValueKind != JsonValueKind.Object)
        {
            findings.Add(pointer, ErrorCode.MemberType);
            return;
        }

        foreach (var property in others.EnumerateObject())
        {
            var role = plan?.Roles.FirstOrDefault(r => r.Name != Applicant && property.NameEquals(r.Name));
            var place = BodyPointer.To(pointer, property);
            if (role is not null)
            {
                ReadRole(role.Name, property.Value, place);
            }
            else if (plan is not null)
            {
                findings.Add(place, ErrorCode.SubjectUnexpected);
            }
            else
            {
                SubjectReading.Read(property.Value, place, findings, kind: null);
            }
        }
    }

    private void ReadRole(string name, JsonElement element, string pointer)
    {
        var role = plan?.Roles.FirstOrDefault(r => r.Name == name);
        if (plan is not null && role is null)
        {
            findings.Add(pointer, ErrorCode.SubjectUnexpected);
            return;
        }

        given.Add(name);
        if (SubjectReading.Read(element, pointer, findings, role?.Kind) is { } subject)
        {
            Subjects[name] = subject;
        }
    }
}
