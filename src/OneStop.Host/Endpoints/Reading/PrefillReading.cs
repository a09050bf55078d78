using System.Text.Json;
using OneStop.Core.Access;
using OneStop.Core.Errors;
using OneStop.Core.Prefill;

namespace OneStop.Host.Endpoints.Reading;

internal static class PrefillReading
{
    /// <summary>Null when anything was found wrong.</summary>
    public static PrefillRequest? Read(JsonElement root, Caller caller, PlanBook plans, Findings findings)
    {
        if (BodyObject.Open(root, "", findings, "dossier", "procedure", "officer", "legalBasis", RoleReading.Applicant, "subjects") is not { } body)
        {
            return null;
        }

        var purpose = PurposeReading.Read(body, caller, out var procedure);
        var plan = procedure is null ? null : plans.Find(procedure);
        if (procedure is not null && plan is null)
        {
            findings.Add(body.At("procedure"), ErrorCode.ProcedureUnknown);
        }

        var roles = new RoleReading(plan, findings);
        roles.Read(body);
        return findings.Any || purpose is null ? null : new PrefillRequest(purpose, roles.Subjects);
    }
}
