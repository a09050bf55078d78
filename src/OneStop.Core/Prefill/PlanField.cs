using OneStop.Core.Facts;

namespace OneStop.Core.Prefill;

/// <summary>A field of the form and where its value may come from, best source first.</summary>
/// <param name="Lock">Whether a filled value may be edited at the counter.</param>
/// <param name="Winner">What happens when sources disagree.</param>
/// <param name="MayBeAbsent">
/// True when having none is an ordinary state (no earlier marriage): "no record" then leaves a list empty and a single field out,
/// instead of reporting it missing.
/// </param>
/// <param name="Columns">For a list: the columns, by the name the form knows them under. Empty for a single value.</param>
public sealed record PlanField(
    string Name,
    Wording Label,
    IReadOnlyList<PlanFact> From,
    FieldLock Lock,
    ConflictWinner Winner,
    IReadOnlyDictionary<string, FactKey> Columns,
    bool MayBeAbsent);

/// <summary>A fact of one of the plan's sources.</summary>
public sealed record PlanFact(string Source, FactKey Fact);

public enum FieldLock
{
    Editable,
    Locked,
}

/// <summary>The first source wins and the others are shown, or nobody wins and the officer decides.</summary>
public enum ConflictWinner
{
    First,
    Nobody,
}
