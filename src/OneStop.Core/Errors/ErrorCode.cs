namespace OneStop.Core.Errors;

/// <summary>Every error this hub can name. One row each in <see cref="ErrorTable"/>.</summary>
public enum ErrorCode
{
    // The request as a message.
    RequestMalformed,
    RequestInvalid,
    RequestTooLarge,
    MediaTypeUnsupported,
    RouteNotFound,
    MethodNotAllowed,
    MemberUnknown,
    MemberType,
    FieldNotAllowed,

    // The caller.
    TokenMissing,
    TokenInvalid,
    TokenExpired,
    ScopeMissing,
    UnitNotAllowed,
    ClientRefused,
    GrantUnsupported,

    // The purpose.
    DossierCodeMissing,
    DossierCodeInvalid,
    ProcedureCodeInvalid,
    ProcedureUnknown,
    OfficerMissing,
    OfficerInvalid,
    AgencyCodeInvalid,
    LegalBasisMissing,
    LegalBasisInvalid,

    // The subject.
    SubjectMissing,
    SubjectUnexpected,
    PersonalIdMissing,
    PersonalIdNotDigits,
    PersonalIdLength,
    PersonalIdLeadingZeroLost,
    PersonalIdProvince,
    FullNameMissing,
    FullNameInvalid,
    BirthDateMissing,
    BirthDateInvalid,
    TaxCodeMissing,
    TaxCodeFormat,
    TaxCodeBranch,
    TaxCodeCheckDigit,

    // The operation.
    RegistryUnknown,
    OperationUnknown,
    OperationDisabled,
    OperationNotInPlan,

    // The far side refuses.
    ProcedureNotGranted,
    OfficerNotGranted,
    CredentialsRefused,
    ClockSkewed,
    RequestRefused,
    KeyNotAccepted,

    // The far side cannot be had.
    RegistryTimeout,
    RegistryUnreachable,
    RegistryThrottled,
    RegistryFailing,
    RegistrySuspended,
    RegistryResting,
    TokenUnavailable,
    QuotaSpent,

    // The far side breaks its contract.
    AnswerMalformed,
    AnswerIncomplete,
    AnswerTooLarge,
    AnswerAboutAnother,

    // The hub itself.
    AuditUnavailable,
    Overloaded,
    InternalError,
}
