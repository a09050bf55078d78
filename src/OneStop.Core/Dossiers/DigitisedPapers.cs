namespace OneStop.Core.Dossiers;

/// <summary>
/// Which papers reuse a file that was digitised before: those that are said to, and whose file came to the hub before the day of the dossier. A file
/// that lies elsewhere, or came the same day, proves nothing.
/// </summary>
internal static class DigitisedPapers
{
    public static IReadOnlyList<string> Of(DossierState state, IFileShelf shelf) =>
        [.. PlacedPaper.AllOf(state).Select(placed => placed.Paper)
            .Where(paper => paper is { Reuse: PaperReuse.Digitised, File: { } file } && IsOlder(file, state.Code.Day, shelf)).Select(paper => paper.Id)];

    private static bool IsOlder(FileReference file, DateOnly day, IFileShelf shelf) =>
        shelf.KeptSince(file.Sha256) is { } since && ProvinceTime.DayOf(since) < day;
}
