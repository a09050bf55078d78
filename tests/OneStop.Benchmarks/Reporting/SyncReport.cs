using System.Globalization;
using OneStop.Benchmarks.Sync;
using Spectre.Console;

namespace OneStop.Benchmarks.Reporting;

/// <summary>The tables of synchronisation, for whoever is watching and as Markdown.</summary>
internal static class SyncReport
{
    private static readonly string[] FigureColumns = ["Synchronisation", "Per second", "p50 ms", "p99 ms", "Errors ¹"];

    public static void Print(IReadOnlyList<SyncMeasurements> measured, Pace pace, IAnsiConsole console)
    {
        var figures = measured.SelectMany(store => store.All).Select(Figures).ToList();
        var verdicts = measured.SelectMany(store => store.Verdicts).Select(Report.Row).ToList();
        Report.Show(console, "Synchronisation", FigureColumns, figures);
        Report.Show(console, "Synchronisation against the baselines", Report.VerdictColumns, verdicts);
        var text = console.Profile.Out.Writer;
        text.WriteLine();
        text.WriteLine(Report.Markdown(FigureColumns, figures));
        text.WriteLine(Report.Markdown(Report.VerdictColumns, verdicts));
        text.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{pace.Rounds} interleaved rounds ({pace.Name}), drains {pace.DrainRounds}, of {pace.DrainDossiers * Pace.EventsEach} events of {pace.DrainDossiers} dossiers; medians with 95 % confidence intervals, {measured.Sum(m => m.Errors)} errors."));
        text.WriteLine("¹ With every record and step that was not the next of its dossier: lost, doubled or out of order.");
    }

    private static string[] Figures(SyncEntry entry) =>
        [entry.Name, Text(entry.PerSecond, "F0"), Text(entry.P50, "F2"), Text(entry.P99, "F2"), entry.Errors.ToString(CultureInfo.InvariantCulture)];

    private static string Text(List<double> values, string format) => values.Count == 0 ? "–" : Estimate.Of(values).Text(format);
}
