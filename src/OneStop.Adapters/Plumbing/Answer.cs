using OneStop.Core.Errors;
using OneStop.Core.Facts;

namespace OneStop.Adapters.Plumbing;

/// <summary>What an adapter makes of a far side's reply. <see cref="RegistryCall"/> turns it into a look-up's result.</summary>
internal abstract record Answer
{
    private Answer()
    {
    }

    public sealed override string ToString() => GetType().Name;

    /// <param name="Numbers">The numbers under which the record stands; one of them must be the one that was asked about.</param>
    public sealed record Record(FactSet Facts, IReadOnlyList<string?> Numbers) : Answer;

    /// <summary>The agreed empty answer.</summary>
    public sealed record Nothing(IReadOnlyList<FactKey> Recheck, bool Certain = true) : Answer;

    public sealed record Differs(IReadOnlyList<FactKey> Recheck) : Answer;

    public sealed record Failed(Fault Fault) : Answer
    {
        public Failed(ErrorCode code)
            : this(new Fault(code))
        {
        }
    }
}
