using OneStop.Core.Dossiers;
using OneStop.Core.Errors;
using OneStop.Core.Prefill;
using OneStop.Core.Registries;

namespace OneStop.Core.Access;

/// <summary>
/// Who may ask what: the caller acts for the officer's unit, the dossier is open, its own and of this procedure as far as the hub knows it, and the
/// procedure's plan names the operation. A plan is therefore also the procedure's entitlement.
/// </summary>
public sealed class AccessPolicy(RegistryCatalogue catalogue, PlanBook plans)
{
    /// <summary>Null when the look-up is allowed.</summary>
    public Fault? Check(Purpose purpose, string registry, string operation) =>
        Denial(purpose, registry, operation) is { } code ? new Fault(code) : null;

    /// <summary>What speaks against the purpose whatever is asked; null for nothing.</summary>
    public static Fault? Check(Purpose purpose) => Denial(purpose) is { } code ? new Fault(code) : null;

    private static ErrorCode? Denial(Purpose purpose) => purpose switch
    {
        _ when !purpose.Caller.MayActFor(purpose.Officer.Unit) => ErrorCode.UnitNotAllowed,
        { Known: { } dossier } when !purpose.Caller.MayActFor(dossier.Unit) => ErrorCode.UnitNotAllowed,
        { Known: { } dossier } when dossier.Procedure != purpose.Procedure => ErrorCode.PurposeProcedureDiffers,
        { Known.Status: DossierStatus.Refused or DossierStatus.Withdrawn or DossierStatus.Stopped or DossierStatus.Finished or DossierStatus.Returned } =>
            ErrorCode.PurposeDossierClosed,
        _ => null,
    };

    private ErrorCode? Denial(Purpose purpose, string registry, string operation)
    {
        if (Denial(purpose) is { } code)
        {
            return code;
        }

        if (plans.Find(purpose.Procedure) is not { } plan)
        {
            return ErrorCode.ProcedureUnknown;
        }

        if (catalogue.Find(registry) is not { } known)
        {
            return ErrorCode.RegistryUnknown;
        }

        return known.Find(operation) switch
        {
            null => ErrorCode.OperationUnknown,
            _ when plan.FieldsOf(registry, operation).Count == 0 => ErrorCode.OperationNotInPlan,
            { Enabled: false } => ErrorCode.OperationDisabled,
            _ => null,
        };
    }
}
