using OneStop.Core.Facts;

namespace OneStop.Core.Registries;

/// <summary>One operation of a registry, as the catalogue shows it.</summary>
/// <param name="Confirmed">True when the wire contract was seen in a source; false when it is assumed or a draft.</param>
/// <param name="RetrySafe">True when sending twice has no second effect at the far side; the verb says nothing, since look-ups are POSTs.</param>
/// <param name="Fields">Every fact the operation can answer with.</param>
/// <param name="Columns">Facts that stand in rows only.</param>
/// <param name="Enabled">False when configuration has switched the operation, or its whole registry, off.</param>
/// <param name="Required">Facts without which an answer breaks the contract.</param>
public sealed record OperationDescriptor(
    string Key,
    string NameVi,
    string NameEn,
    bool Confirmed,
    bool RetrySafe,
    IReadOnlyList<SubjectKind> Subjects,
    IReadOnlyList<FactKey> Fields,
    IReadOnlyList<FactKey> Required,
    IReadOnlyList<FactKey> Columns,
    bool Enabled = true)
{
    public bool Answers(FactKey key) => Fields.Contains(key) || Columns.Contains(key);
}
