namespace OneStop.Host.Configuration;

/// <summary>How near two words are.</summary>
internal static class Spelling
{
    /// <summary>How many letters have to be added, left out or changed; the letters' case counts for nothing.</summary>
    public static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var same = char.ToUpperInvariant(one[i - 1]) == char.ToUpperInvariant(other[j - 1]);
                (corner, row[j]) = (row[j], Math.Min(corner + (same ? 0 : 1), 1 + Math.Min(row[j], row[j - 1])));
            }
        }

        return row[^1];
    }
}
