using OneStop.Core.Errors;
using OneStop.Core.Facts;
using OneStop.Core.Registries;

namespace OneStop.Core.Prefill;

/// <summary>Decides one field from what the sources said: filled, disputed or missing.</summary>
internal sealed class FieldFiller(IReadOnlyDictionary<string, SourceAnswer> answers)
{
    private readonly List<FilledField> filled = [];
    private readonly List<MissingField> missing = [];
    private readonly List<FieldConflict> conflicts = [];

    public IReadOnlyList<FilledField> Filled => filled;

    public IReadOnlyList<MissingField> Missing => missing;

    public IReadOnlyList<FieldConflict> Conflicts => conflicts;

    public void Decide(PlanField field)
    {
        var candidates = Candidates(field);
        if (candidates.Count == 0)
        {
            DecideEmpty(field);
            return;
        }

        var disputed = candidates.Any(c => c.Differs != TextDifference.None);
        var wins = !disputed || field.Winner == ConflictWinner.First;
        if (disputed)
        {
            conflicts.Add(new(field, candidates, wins ? 0 : null));
        }

        if (wins)
        {
            filled.Add(new(field, candidates[0].Value, candidates[0].Source, disputed ? FieldLock.Editable : field.Lock));
        }
        else
        {
            missing.Add(new(field, MissingReason.Disputed, Blame.Data, candidates[0].Source, null, [], NextSteps.Disputed));
        }
    }

    private void DecideEmpty(PlanField field)
    {
        if (!field.MayBeAbsent || FirstAsked(field) is not Lookup.NotFound { Certain: true } none)
        {
            missing.Add(Explain(field));
        }
        else if (field.Columns.Count > 0)
        {
            filled.Add(new(field, new FactValue.Rows([]), none.Source, field.Lock));
        }
    }

    private List<Candidate> Candidates(PlanField field)
    {
        var found = new List<Candidate>();
        foreach (var fact in field.From)
        {
            if (answers[fact.Source] is { IsMet: true, Lookup: Lookup.Found answer } && answer.Facts[fact.Fact] is { } value)
            {
                var differs = found.Count == 0 ? TextDifference.None : FactComparison.Compare(found[0].Value, value);
                found.Add(new(value, answer.Source, differs));
            }
        }

        return found;
    }

    // The best source says why: the plan orders sources by authority, so its silence is the one to explain.
    private MissingField Explain(PlanField field)
    {
        var first = field.From.Select(f => answers[f.Source]).FirstOrDefault(a => a.Lookup is not null);
        return first?.Lookup switch
        {
            null => new(field, MissingReason.NotAsked, Blame.Data, null, null, [], NextSteps.NotAsked),
            Lookup.NotFound none => new(field, MissingReason.NotFound, Blame.Data, none.Source, null, none.Recheck, NextSteps.NotFound(none.Certain, none.Recheck)),
            Lookup.Mismatch differs => new(field, MissingReason.Mismatch, Blame.Data, differs.Source, null, differs.Recheck, NextSteps.Mismatch),
            Lookup.Refused refused => Failed(field, MissingReason.Refused, refused.Source, refused.Fault),
            Lookup.Unavailable down => Failed(field, MissingReason.Unavailable, down.Source, down.Fault),
            Lookup.Broken broken => Failed(field, MissingReason.Unavailable, broken.Source, broken.Fault),
            { } found when first is { IsMet: false, Source.When: { } when } =>
                new(field, MissingReason.Mismatch, Blame.Data, found.Source, null, [when.Id], NextSteps.AnotherPerson),
            { } found => new(field, MissingReason.NotHeld, Blame.Theirs, found.Source, null, [], NextSteps.NotHeld),
        };
    }

    private Lookup? FirstAsked(PlanField field) => field.From.Select(f => answers[f.Source].Lookup).OfType<Lookup>().FirstOrDefault();

    private static MissingField Failed(PlanField field, MissingReason reason, Provenance source, Fault fault) =>
        new(field, reason, fault.Definition.Blame, source, fault, [], new Wording(fault.Definition.Vi, fault.Definition.En));
}
