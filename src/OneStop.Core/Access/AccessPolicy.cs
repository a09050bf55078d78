using OneStop.Core.Errors;
using OneStop.Core.Prefill;
using OneStop.Core.Registries;

namespace OneStop.Core.Access;

/// <summary>
/// Who may ask what: the caller acts for the officer's unit, and the procedure's plan names the operation. A plan is therefore also
/// the procedure's entitlement.
/// </summary>
public sealed class AccessPolicy(RegistryCatalogue catalogue, PlanBook plans)
{
    /// <summary>Null when the look-up is allowed.</summary>
    public Fault? Check(Purpose purpose, string registry, string operation) =>
        Denial(purpose, registry, operation) is { } code ? new Fault(code) : null;

    private ErrorCode? Denial(Purpose purpose, string registry, string operation)
    {
        if (!purpose.Caller.MayActFor(purpose.Officer.Unit))
        {
            return ErrorCode.UnitNotAllowed;
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
