namespace OneStop.Tests.Architecture;

internal static class House
{
    /// <summary>Fails with every breach in full: whoever broke a rule reads where, not a shortened list.</summary>
    public static void IsKept(IEnumerable<string> breaches)
    {
        var all = breaches.Distinct().ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}
