using OneStop.Core.Facts;

namespace OneStop.Core.Prefill;

/// <summary>What differs between two registries' values of one field.</summary>
internal static class FactComparison
{
    public static TextDifference Compare(FactValue left, FactValue right) => (left, right) switch
    {
        (FactValue.Words a, FactValue.Words b) => VietnameseText.Compare(a.Value, b.Value),
        (FactValue.Date a, FactValue.Date b) => Differs(!a.Value.Agrees(b.Value)),
        (FactValue.Code a, FactValue.Code b) => Codes(a, b),
        (FactValue.Place a, FactValue.Place b) => Places(a.Value, b.Value),
        (FactValue.Rows, FactValue.Rows) => TextDifference.None,
        _ => Differs(left != right),
    };

    // Two registries' code lists share no numbering, so across lists only the labels can be compared.
    private static TextDifference Codes(FactValue.Code a, FactValue.Code b) =>
        a.List == b.List ? Differs(a.Value != b.Value)
        : a.Label is null || b.Label is null ? TextDifference.None
        : VietnameseText.Compare(a.Label, b.Label);

    // Registries write the same address with and without districts and house numbers; only a different commune is a difference.
    private static TextDifference Places(Address a, Address b) =>
        Differs((a.Commune ?? b.Commune) != (b.Commune ?? a.Commune) || (a.Country ?? b.Country) != (b.Country ?? a.Country));

    private static TextDifference Differs(bool differs) => differs ? TextDifference.Value : TextDifference.None;
}
