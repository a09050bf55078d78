using System.Text.Json;
using OneStop.Core.Access;
using OneStop.Core.Errors;
using OneStop.Core.Facts;
using OneStop.Core.Prefill;
using OneStop.Core.Registries;

namespace OneStop.Host.Endpoints.Reading;

/// <summary>A single look-up as its caller asks it. <paramref name="Only"/> is null when the answer is not narrowed.</summary>
internal sealed record LookupQuestion(Purpose Purpose, Subject Subject, IReadOnlySet<FactKey>? Only);

internal static class LookupReading
{
    /// <summary>Null when anything was found wrong.</summary>
    /// <param name="operation">Null when there is no such operation, which is the look-up's own answer.</param>
    public static LookupQuestion? Read(
        JsonElement root, Caller caller, string registry, OperationDescriptor? operation, PlanBook plans, Findings findings)
    {
        if (BodyObject.Open(root, "", findings, "dossier", "procedure", "officer", "legalBasis", "subject", "fields") is not { } body)
        {
            return null;
        }

        var purpose = PurposeReading.Read(body, caller, out var procedure);
        var subject = ReadSubject(body, operation, findings);
        var allowed = procedure is null || operation is null ? null : plans.Find(procedure)?.FieldsOf(registry, operation.Key);
        var only = body.Member("fields") is { } fields ? ReadFields(fields, body.At("fields"), allowed, findings) : null;
        return findings.Any || purpose is null || subject is null ? null : new(purpose, subject, only);
    }

    private static Subject? ReadSubject(BodyObject body, OperationDescriptor? operation, Findings findings)
    {
        if (body.Member("subject") is { } subject)
        {
            var kind = operation?.Subjects is [var only] ? only : (SubjectKind?)null;
            return SubjectReading.Read(subject, body.At("subject"), findings, kind);
        }

        findings.Add(body.At("subject"), ErrorCode.SubjectMissing);
        return null;
    }

    // Where the plan allows nothing at all, the refusal of the whole look-up says so better than one per field.
    private static HashSet<FactKey>? ReadFields(JsonElement fields, string pointer, IReadOnlySet<FactKey>? allowed, Findings findings)
    {
        if (fields.ValueKind != JsonValueKind.Array)
        {
            findings.Add(pointer, ErrorCode.MemberType);
            return null;
        }

        var only = new HashSet<FactKey>();
        var index = 0;
        foreach (var item in fields.EnumerateArray())
        {
            if (!BodyText.TryRead(item, out var name))
            {
                findings.Add($"{pointer}/{index}", ErrorCode.MemberType);
            }
            else if (allowed is { Count: > 0 } && !allowed.Contains(new FactKey(name!)))
            {
                findings.Add($"{pointer}/{index}", ErrorCode.FieldNotAllowed);
            }
            else
            {
                only.Add(new FactKey(name!));
            }

            index++;
        }

        return only;
    }
}
