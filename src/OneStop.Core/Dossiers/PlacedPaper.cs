namespace OneStop.Core.Dossiers;

/// <summary>A paper and where it stands in the dossier.</summary>
/// <param name="Place">JSON pointer, as <c>/papers/0</c> or <c>/supplements/0/papers/1</c>.</param>
internal readonly record struct PlacedPaper(DossierPaper Paper, string Place)
{
    /// <summary>Those of the dossier and those that were brought later.</summary>
    public static IEnumerable<PlacedPaper> AllOf(DossierState state) => Of(state.Papers, "")
        .Concat(state.Supplements.Index().SelectMany(supplement => Of(supplement.Item.Papers, $"/supplements/{supplement.Index}")));

    private static IEnumerable<PlacedPaper> Of(IReadOnlyList<DossierPaper> papers, string owner) =>
        papers.Index().Select(paper => new PlacedPaper(paper.Item, $"{owner}/papers/{paper.Index}"));
}
