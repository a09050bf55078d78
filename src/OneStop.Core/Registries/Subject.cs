using OneStop.Core.Facts;

namespace OneStop.Core.Registries;

/// <summary>Whom a look-up is about. Closed family; prints without values.</summary>
public abstract record Subject
{
    private Subject()
    {
    }

    /// <summary>The number that identifies the subject; for the keyed hash and the wire only.</summary>
    public abstract string Key { get; }

    public sealed override string ToString() => GetType().Name;

    public sealed record Person(PersonalId Id, FullName Name, PartialDate BirthDate) : Subject
    {
        public override string Key => Id.Reveal();
    }

    public sealed record Enterprise(TaxCode Code) : Subject
    {
        public override string Key => Code.Reveal();
    }
}
