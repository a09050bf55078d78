using System.Globalization;

namespace OneStop.IntegrationTests.Proof;

/// <summary>What the three books disagree on; every entry names the message or event.</summary>
internal sealed class Defects
{
    private const int Shown = 5;

    public List<string> Lost { get; } = [];

    public List<string> Doubled { get; } = [];

    public List<string> Reordered { get; } = [];

    public List<string> FalselyReported { get; } = [];

    /// <summary>Repetitions without effect of their own: the price of asking again after a crash.</summary>
    public int Repeats { get; set; }

    /// <summary>Times that the portal showed an earlier record for a moment, until the following event was repeated as well.</summary>
    public int Setbacks { get; set; }

    public bool IsClean => Lost.Count + Doubled.Count + Reordered.Count + FalselyReported.Count == 0;

    public string Figures => string.Create(
        CultureInfo.InvariantCulture,
        $"lost {Lost.Count}, doubled {Doubled.Count}, reordered {Reordered.Count}, falsely reported {FalselyReported.Count}; repeats without effect {Repeats}, setbacks {Setbacks}");

    public override string ToString() => string.Join(
        Environment.NewLine, [Figures, .. Lost.Take(Shown), .. Doubled.Take(Shown), .. Reordered.Take(Shown), .. FalselyReported.Take(Shown)]);
}

internal static class Findings
{
    public static void AddIf(this List<string> findings, bool isSo, string finding)
    {
        if (isSo)
        {
            findings.Add(finding);
        }
    }

    public static void AddAll<T>(this List<string> findings, IEnumerable<T> those, Func<T, string> say) => findings.AddRange(those.Select(say));
}
