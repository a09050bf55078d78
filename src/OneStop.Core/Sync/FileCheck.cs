using OneStop.Core.Dossiers;
using OneStop.Core.Errors;

namespace OneStop.Core.Sync;

/// <summary>A file that is said to lie in the hub does lie there. Those of the state before were looked for when they came.</summary>
internal static class FileCheck
{
    public static IEnumerable<Finding> Run(DossierState? before, DossierState after, IFileShelf shelf)
    {
        var known = before is null ? [] : Files(before).Select(file => file.Sha256).ToHashSet(StringComparer.Ordinal);
        foreach (var (paper, place) in PlacedPaper.AllOf(after))
        {
            if (IsMissing(paper.File, known, shelf))
            {
                yield return Finding.Hard(ErrorCode.FileUnknown, $"{place}/file/sha256");
            }
        }

        for (var i = 0; i < after.Results.Count; i++)
        {
            if (IsMissing(after.Results[i].File, known, shelf))
            {
                yield return Finding.Hard(ErrorCode.FileUnknown, $"/results/{i}/file/sha256");
            }
        }
    }

    private static bool IsMissing(FileReference? file, HashSet<string> known, IFileShelf shelf) =>
        file is { Url: null } && !known.Contains(file.Sha256) && !shelf.Holds(file.Sha256);

    private static IEnumerable<FileReference> Files(DossierState state) =>
        PlacedPaper.AllOf(state).Select(placed => placed.Paper.File).Concat(state.Results.Select(result => result.File)).OfType<FileReference>();
}
