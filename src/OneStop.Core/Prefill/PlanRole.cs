using OneStop.Core.Registries;

namespace OneStop.Core.Prefill;

/// <summary>Somebody the procedure is about: the applicant, the mother, the enterprise.</summary>
public sealed record PlanRole(string Name, SubjectKind Kind, bool Required);
