using OneStop.Core.Dossiers;
using OneStop.Core.Facts;
using OneStop.Core.Registries;

namespace OneStop.Core.Prefill;

/// <summary>Checks one plan file: every name it uses must lead somewhere.</summary>
internal sealed class PlanCheck(PlanFile file, RegistryCatalogue catalogue, Action<string> report)
{
    /// <summary>The plan; of use only when nothing was reported.</summary>
    public PrefillPlan? Run()
    {
        if (!ProcedureCode.TryParse(file.Procedure, out var procedure, out _))
        {
            report($"procedure: '{file.Procedure}' is no procedure code such as 1.001193");
        }

        if (string.IsNullOrWhiteSpace(file.Version))
        {
            report("version: is empty");
        }

        if (string.IsNullOrWhiteSpace(file.Basis))
        {
            report("basis: is empty");
        }

        CheckWording("title", file.Title);
        foreach (var (name, source) in file.Sources)
        {
            CheckSource(name, source);
            CheckMatch(name, source.When);
        }

        var fields = file.Fields.ConvertAll(CheckField);
        if (fields.Count == 0)
        {
            report("fields: is empty");
        }

        CheckRepetition();
        CheckNeed(fields);
        return procedure is null ? null : new PrefillPlan(
            procedure,
            file.Version,
            file.Title,
            file.Basis,
            [.. file.Roles.Select(r => new PlanRole(r.Key, r.Value.Kind, r.Value.Required))],
            [.. file.Sources.Select(s => new PlanSource(s.Key, s.Value.Registry, s.Value.Operation, s.Value.About, MatchOf(s.Value)))],
            fields);
    }

    private void CheckRepetition()
    {
        foreach (var name in file.Fields.GroupBy(f => f.Name).Where(g => g.Count() > 1).Select(g => g.Key))
        {
            report($"fields: '{name}' stands more than once");
        }

        foreach (var same in file.Sources.GroupBy(s => s.Value, s => s.Key).Where(g => g.Count() > 1))
        {
            report($"sources: {string.Join(", ", same)} ask the same; nobody is asked twice");
        }
    }

    private void CheckNeed(List<PlanField> fields)
    {
        foreach (var unused in file.Sources.Keys.Except(fields.SelectMany(f => f.From).Select(f => f.Source)))
        {
            report($"sources.{unused}: feeds no field; asking for what nobody needs is not allowed");
        }
    }

    private void CheckWording(string place, Wording wording)
    {
        if (string.IsNullOrWhiteSpace(wording.Vi) || string.IsNullOrWhiteSpace(wording.En))
        {
            report($"{place}: needs both vi and en");
        }
    }

    private void CheckSource(string name, PlanFile.Source source)
    {
        var role = file.Roles.GetValueOrDefault(source.About);
        if (role is null)
        {
            report($"sources.{name}.about: no role '{source.About}'");
        }

        if (catalogue.Find(source.Registry) is not { } registry)
        {
            report($"sources.{name}.registry: no registry '{source.Registry}'");
        }
        else if (registry.Find(source.Operation) is not { } operation)
        {
            report($"sources.{name}.operation: {source.Registry} has no operation '{source.Operation}'");
        }
        else if (role is not null && !operation.Subjects.Contains(role.Kind))
        {
            report($"sources.{name}.about: {source.Registry}/{source.Operation} cannot be asked about a role of kind {role.Kind}");
        }
    }

    private void CheckMatch(string name, PlanFile.Match? when)
    {
        if (when is null)
        {
            return;
        }

        if (file.Roles.GetValueOrDefault(when.Is) is not { } role)
        {
            report($"sources.{name}.when.is: no role '{when.Is}'");
        }
        else if (role.Kind != SubjectKind.Person)
        {
            report($"sources.{name}.when.is: a role of kind {role.Kind} is no person");
        }

        var id = new PlanMatch(when.Person, when.Is).Id;
        if (OperationOf(name) is { } operation && !operation.Fields.Contains(id))
        {
            report($"sources.{name}.when.person: source '{name}' never answers '{id}', by which the person would be known");
        }
    }

    private static PlanMatch? MatchOf(PlanFile.Source source) => source.When is { } when ? new(when.Person, when.Is) : null;

    private PlanField CheckField(PlanFile.Field field)
    {
        if (string.IsNullOrWhiteSpace(field.Name))
        {
            report("fields: a name is empty");
        }

        CheckWording($"fields.{field.Name}.label", field.Label);
        if (field.From.Count == 0)
        {
            report($"fields.{field.Name}.from: is empty");
        }

        var facts = field.From.ConvertAll(text => CheckFact(field.Name, text));
        var columns = field.Columns?.ToDictionary(c => c.Key, c => new FactKey(c.Value)) ?? [];
        foreach (var (fact, column) in from fact in facts from column in columns select (fact, column))
        {
            if (OperationOf(fact.Source) is { } operation && !operation.Columns.Contains(column.Value))
            {
                report($"fields.{field.Name}.columns.{column.Key}: source '{fact.Source}' has no column '{column.Value}'");
            }
        }

        return new PlanField(field.Name, field.Label, facts, field.Lock, field.Wins, columns, field.MayBeAbsent);
    }

    private PlanFact CheckFact(string field, string text)
    {
        var parts = text.Split(':', 2);
        var fact = new PlanFact(parts[0], new FactKey(parts.Length == 2 ? parts[1] : ""));
        if (parts.Length != 2)
        {
            report($"fields.{field}.from: '{text}' is not written source:fact");
        }
        else if (!file.Sources.ContainsKey(fact.Source))
        {
            report($"fields.{field}.from: no source '{fact.Source}'");
        }
        else if (OperationOf(fact.Source) is { } operation && !operation.Fields.Contains(fact.Fact))
        {
            report($"fields.{field}.from: source '{fact.Source}' never answers '{fact.Fact}'");
        }

        return fact;
    }

    private OperationDescriptor? OperationOf(string source) =>
        file.Sources.GetValueOrDefault(source) is { } s ? catalogue.Find(s.Registry)?.Find(s.Operation) : null;
}
