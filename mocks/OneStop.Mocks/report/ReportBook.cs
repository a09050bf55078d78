using System.Collections.Concurrent;

namespace OneStop.Mocks;

/// <summary>
/// The national report system counts what the portal received, shifted by what a test or operator sets: the two systems of the real world
/// are fed separately and differ.
/// </summary>
public sealed class ReportBook(PortalBook portal)
{
    private readonly ConcurrentDictionary<(string Day, string Unit), int> offsets = new();

    /// <summary>Added to the count of a day (yyyyMMdd) and unit; 0 takes the difference away.</summary>
    public void Shift(string day, string unit, int by) => offsets[(day, unit)] = by;

    /// <summary>Dossiers received per day and unit; both ends included.</summary>
    public IReadOnlyList<(string Day, string Unit, int Count)> Counts(string from, string to) =>
    [
        .. portal.Dossiers()
            .Where(dossier => dossier.Day.Length > 0)
            .Select(dossier => (dossier.Day, dossier.Unit, Count: 1))
            .Concat(offsets.Select(offset => (offset.Key.Day, offset.Key.Unit, Count: offset.Value)))
            .Where(row => string.CompareOrdinal(row.Day, from) >= 0 && string.CompareOrdinal(row.Day, to) <= 0)
            .GroupBy(row => (row.Day, row.Unit))
            .Select(group => (group.Key.Day, group.Key.Unit, Math.Max(0, group.Sum(row => row.Count))))
            .OrderBy(row => row.Day, StringComparer.Ordinal).ThenBy(row => row.Unit, StringComparer.Ordinal),
    ];
}
