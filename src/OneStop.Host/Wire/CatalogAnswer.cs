using OneStop.Core.Errors;
using OneStop.Core.Prefill;
using OneStop.Core.Registries;

namespace OneStop.Host.Wire;

/// <summary>What this hub can ask, for which procedures, and every error it may answer with.</summary>
internal sealed record CatalogAnswer(
    IReadOnlyList<RegistryAnswer> Registries, IReadOnlyList<ProcedureAnswer> Procedures, IReadOnlyList<ErrorAnswer> Errors);

internal sealed record RegistryAnswer(string Key, Wording Name, string Owner, bool Enabled, IReadOnlyList<OperationAnswer> Operations);

/// <summary>One question that a registry answers.</summary>
/// <param name="Status">Whether the wire contract was seen in a source or is assumed.</param>
/// <param name="Columns">Facts that stand in rows only.</param>
internal sealed record OperationAnswer(
    string Key,
    Wording Name,
    ContractStatus Status,
    bool Enabled,
    bool RetrySafe,
    IReadOnlyList<SubjectKind> Subjects,
    IReadOnlyList<string> Fields,
    IReadOnlyList<string> Columns);

internal enum ContractStatus
{
    Confirmed,
    Assumed,
}

internal sealed record ProcedureAnswer(
    string Code, Wording Title, string PlanVersion, string Basis, IReadOnlyList<RoleAnswer> Roles, IReadOnlyList<UseAnswer> Uses, IReadOnlyList<FormFieldAnswer> Fields);

internal sealed record RoleAnswer(string Name, SubjectKind Kind, bool Required);

/// <summary>The facts of one operation that the procedure may see.</summary>
internal sealed record UseAnswer(string Registry, string Operation, string Role, IReadOnlyList<string> Facts);

internal sealed record FormFieldAnswer(string Name, Wording Label, FieldLock Lock, IReadOnlyList<string> From);

internal sealed record ErrorAnswer(string Code, int Status, Blame Blame, bool RetrySafe, string Vi, string En);
