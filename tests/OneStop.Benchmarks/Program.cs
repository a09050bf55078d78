using OneStop.Benchmarks;
using OneStop.Benchmarks.Reporting;
using OneStop.Benchmarks.Sync;
using Spectre.Console;

if (Choice.Of(args) is not { } choice)
{
    AnsiConsole.WriteLine(Choice.Usage);
    return 2;
}

var errors = 0;
if (choice.Lookups)
{
    var measured = await Benchmark.RunAsync(choice.Pace, AnsiConsole.Console);
    Report.Print(measured, AnsiConsole.Console);
    errors += measured.Errors;
}

if (choice.Sync)
{
    var measured = new List<SyncMeasurements>();
    foreach (var store in StoreOfRun.All)
    {
        measured.Add(await SyncBenchmark.RunAsync(choice.Pace, store, AnsiConsole.Console));
    }

    SyncReport.Print(measured, choice.Pace, AnsiConsole.Console);
    errors += measured.Sum(store => store.Errors);
}

return errors == 0 ? 0 : 1;
