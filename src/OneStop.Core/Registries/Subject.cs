using OneStop.Core.Facts;

namespace OneStop.Core.Registries;

/// <summary>Whom a look-up is about. Closed family; prints without values.</summary>
public abstract record Subject
{
    private Subject()
    {
    }

    /// <summary>The number that identifies the subject; for the keyed hash only. A method, because structured loggers read properties.</summary>
    public abstract string RevealKey();

    public sealed override string ToString() => GetType().Name;

    public sealed record Person(PersonalId Id, FullName Name, PartialDate BirthDate) : Subject
    {
        public override string RevealKey() => Id.Reveal();
    }

    public sealed record Enterprise(TaxCode Code) : Subject
    {
        public override string RevealKey() => Code.Reveal();
    }
}
