using OneStop.Core.Facts;
using OneStop.Core.Registries;

namespace OneStop.Core.Prefill;

/// <summary>
/// A condition on a source: it is asked only when <paramref name="Role"/> was given, and its answer counts only when the person whom
/// the record names as <paramref name="Person"/> (<c>husband</c>) is the one who was given.
/// </summary>
public sealed record PlanMatch(string Person, string Role)
{
    public FactKey Id { get; } = new($"{Person}.personalId");

    /// <summary>What is read to compare, whether or not a field shows it.</summary>
    public IReadOnlyList<FactKey> Facts => [Id, Name, BirthDate];

    private FactKey Name => new($"{Person}.fullName");

    private FactKey BirthDate => new($"{Person}.birthDate");

    /// <summary>True for the same person, false for another; null when the record says too little to tell, which is no reason to guess.</summary>
    public bool? Same(FactSet record, Subject.Person given) => record[Id] switch
    {
        // An old and a new number of one person have nothing in common.
        FactValue.Person id when id.Value.IsLegacy == given.Id.IsLegacy => id.Value == given.Id,
        _ => SameWords(record, given),
    };

    private bool? SameWords(FactSet record, Subject.Person given) =>
        record[Name] is FactValue.Words name && record[BirthDate] is FactValue.Date born
            ? VietnameseText.Compare(name.Value, given.Name.Reveal()) == TextDifference.None && born.Value.Agrees(given.BirthDate)
            : null;
}
