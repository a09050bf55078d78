using OneStop.Core.Access;
using OneStop.Core.Errors;
using OneStop.Host.Endpoints.Reading;
using OneStop.Host.Http;
using OneStop.Host.Observability;

namespace OneStop.Host.Endpoints;

/// <summary>How a request without an acceptable purpose ends: refused, and counted by the reason.</summary>
internal sealed partial class PurposeGate(HubMetrics metrics, ILogger<PurposeGate> logger)
{
    public Task RefuseAsync(HttpContext context, Findings findings, Caller caller)
    {
        foreach (var error in findings.All.Where(e => IsPurpose(e.Error)))
        {
            Count(error.Code, caller);
        }

        return Problems.WriteAsync(context, new Fault(ErrorCode.RequestInvalid), errors: findings.All);
    }

    public void Count(Fault fault, Caller caller)
    {
        if (IsPurpose(fault.Code))
        {
            Count(fault.Definition.Id, caller);
        }
    }

    private void Count(string code, Caller caller)
    {
        metrics.PurposeRefused(code);
        Refused(code, caller.ClientId);
    }

    private static bool IsPurpose(ErrorCode code) => code is ErrorCode.DossierCodeMissing or ErrorCode.DossierCodeInvalid
        or ErrorCode.ProcedureCodeInvalid or ErrorCode.ProcedureUnknown or ErrorCode.OfficerMissing or ErrorCode.OfficerInvalid
        or ErrorCode.AgencyCodeInvalid or ErrorCode.LegalBasisMissing or ErrorCode.LegalBasisInvalid or ErrorCode.UnitNotAllowed
        or ErrorCode.OperationNotInPlan or ErrorCode.PurposeDossierClosed or ErrorCode.PurposeProcedureDiffers or ErrorCode.PeopleTooMany;

    [LoggerMessage(LogLevel.Warning, "Refused a purpose: {Code}, client {Client}")]
    private partial void Refused(string code, string client);
}
