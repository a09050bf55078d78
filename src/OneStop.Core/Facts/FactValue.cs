namespace OneStop.Core.Facts;

/// <summary>A typed value. Closed family; prints withheld, because nearly every value is somebody's.</summary>
public abstract record FactValue
{
    private FactValue()
    {
    }

    public sealed override string ToString() => "[value]";

    public sealed record Words(string Value) : FactValue;

    public sealed record Date(PartialDate Value) : FactValue;

    public sealed record Person(PersonalId Value) : FactValue;

    public sealed record Tax(TaxCode Value) : FactValue;

    public sealed record Number(decimal Value) : FactValue;

    public sealed record Flag(bool Value) : FactValue;

    public sealed record Place(Address Value) : FactValue;

    /// <summary>A code of a code list, with its text where the source gives one. Code lists differ per source and stay named.</summary>
    public sealed record Code(string List, string Value, string? Label = null) : FactValue;

    /// <summary>Rows such as marriages or businesses; each row is a set of facts.</summary>
    public sealed record Rows(IReadOnlyList<FactSet> Items) : FactValue;
}
