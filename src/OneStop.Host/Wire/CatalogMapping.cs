using OneStop.Core.Errors;
using OneStop.Core.Prefill;
using OneStop.Core.Registries;

namespace OneStop.Host.Wire;

internal static class CatalogMapping
{
    public static CatalogAnswer ToWire(RegistryCatalogue catalogue, PlanBook plans) => new(
        [.. catalogue.All.OrderBy(r => r.Key, StringComparer.Ordinal).Select(Registry)],
        [.. plans.All.OrderBy(p => p.Procedure.National, StringComparer.Ordinal).Select(Procedure)],
        Errors());

    public static IReadOnlyList<ErrorAnswer> Errors() =>
        [.. ErrorTable.All.Select(row => new ErrorAnswer(row.Id, row.Status, row.Blame, row.RetrySafe, row.Vi, row.En))];

    private static RegistryAnswer Registry(RegistryDescriptor registry) => new(
        registry.Key,
        new Wording(registry.NameVi, registry.NameEn),
        registry.Owner,
        registry.Operations.Any(o => o.Enabled),
        [.. registry.Operations.Select(Operation)]);

    private static OperationAnswer Operation(OperationDescriptor operation) => new(
        operation.Key,
        new Wording(operation.NameVi, operation.NameEn),
        operation.Confirmed ? ContractStatus.Confirmed : ContractStatus.Assumed,
        operation.Enabled,
        operation.RetrySafe,
        operation.Subjects,
        [.. operation.Fields.Select(key => key.Name)],
        [.. operation.Columns.Select(key => key.Name)]);

    private static ProcedureAnswer Procedure(PrefillPlan plan) => new(
        plan.Procedure.National,
        plan.Title,
        plan.Version,
        plan.Basis,
        [.. plan.Roles.Select(role => new RoleAnswer(role.Name, role.Kind, role.Required))],
        [.. plan.Sources.Select(source => new UseAnswer(
            source.Registry, source.Operation, source.Role, [.. plan.FieldsOf(source).Select(key => key.Name).Order(StringComparer.Ordinal)]))],
        [.. plan.Fields.Select(field => new FormFieldAnswer(field.Name, field.Label, field.Lock, [.. field.From.Select(f => $"{f.Source}:{f.Fact}")]))]);
}
