namespace OneStop.Core.Facts;

/// <summary>The canonical name of a fact, such as <c>person.fullName</c>. Spelt once in <see cref="FactKeys"/>.</summary>
public readonly record struct FactKey(string Name)
{
    public override string ToString() => Name;
}
