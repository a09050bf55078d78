using OneStop.Core.Registries;

namespace OneStop.Host.Wire;

internal static class LookupMapping
{
    /// <summary>Null when the look-up ended in a fault.</summary>
    public static LookupAnswer? ToWire(Lookup lookup)
    {
        var source = SourceOfValue.Of(lookup.Source);
        return lookup switch
        {
            Lookup.Found found => new(
                LookupOutcome.Found,
                [.. found.Facts.Select(pair => new FieldValue(pair.Key.Name, ValueMapping.ToWire(pair.Value)))],
                [.. found.NotHeld.Select(key => key.Name)],
                [],
                Certain: true,
                source),
            Lookup.NotFound none => new(LookupOutcome.NotFound, [], [], [.. none.Recheck.Select(key => key.Name)], none.Certain, source),
            Lookup.Mismatch differs => new(LookupOutcome.Mismatch, [], [], [.. differs.Recheck.Select(key => key.Name)], Certain: true, source),
            _ => null,
        };
    }
}
