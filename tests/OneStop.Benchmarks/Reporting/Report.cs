using System.Globalization;
using Spectre.Console;

namespace OneStop.Benchmarks.Reporting;

/// <summary>The same tables twice: for whoever is watching, and as Markdown for the README.</summary>
internal static class Report
{
    private static readonly string[] FigureColumns = ["Subject", "Requests/s", "p50 ms", "p99 ms", "CPU µs ¹", "KB ¹", "Errors"];
    public static readonly string[] VerdictColumns = ["Ratio within one run", "Target", "Measured", "Met"];

    public static void Print(Measurements measured, IAnsiConsole console)
    {
        var loaded = measured.All.Where(entry => !entry.IsLight).Select(Figures).ToList();
        var light = measured.All.Where(entry => entry.IsLight).Select(Figures).ToList();
        var verdicts = measured.Verdicts.Select(Row).ToList();
        Show(console, $"Closed loop, {Pace.Connections} connections", FigureColumns, loaded);
        Show(console, $"Open loop, {Pace.LightRate} requests per second", FigureColumns, light);
        Show(console, "Against the baselines", VerdictColumns, verdicts);

        // Written plainly: a console that wraps long lines would break the table that is to be copied.
        var text = console.Profile.Out.Writer;
        text.WriteLine();
        text.WriteLine(Markdown([$"Closed loop, {Pace.Connections} connections", .. FigureColumns[1..]], loaded));
        text.WriteLine(Markdown([$"Open loop, {Pace.LightRate} requests/s", .. FigureColumns[1..]], light));
        text.WriteLine(Markdown(VerdictColumns, verdicts));
        text.WriteLine($"{measured.Machine}. {measured.Pace.Rounds} interleaved rounds ({measured.Pace.Name}), medians with 95 % confidence intervals, {measured.Errors} errors.");
        text.WriteLine("¹ Processor time and allocations per request of the whole process: loader, hub or baseline, and far sides together.");
    }

    private static string[] Figures(Entry entry) =>
    [
        entry.Name,
        Estimate.Of(entry.Samples.Select(s => s.PerSecond)).Text("F0"),
        Estimate.Of(entry.Samples.Select(s => s.P50)).Text("F2"),
        Estimate.Of(entry.Samples.Select(s => s.P99)).Text("F2"),
        // Under light load most of it is the loader's own clock, spinning towards the next request.
        entry.IsLight ? "–" : Estimate.Of(entry.Samples.Select(s => s.CpuMicroseconds)).Median.ToString("F0", CultureInfo.InvariantCulture),
        Estimate.Of(entry.Samples.Select(s => s.Bytes / 1024)).Median.ToString("F1", CultureInfo.InvariantCulture),
        entry.Samples.Sum(s => s.Errors).ToString(CultureInfo.InvariantCulture),
    ];

    public static string[] Row(Verdict v) => [v.What, v.Target, v.Measured.Text("F2", v.Unit), v.IsMet ? "yes" : "no"];

    public static void Show(IAnsiConsole console, string title, string[] columns, List<string[]> rows)
    {
        var table = new Table().RoundedBorder().Title(title).AddColumns(columns);
        rows.ForEach(row => table.AddRow([.. row.Select(Markup.Escape)]));
        console.Write(table);
    }

    public static string Markdown(string[] columns, List<string[]> rows) => string.Join('\n',
        (string[])[$"| {string.Join(" | ", columns)} |", $"|{string.Concat(Enumerable.Repeat("---|", columns.Length))}",
            .. rows.Select(row => $"| {string.Join(" | ", row)} |"), ""]);
}
