using OneStop.Benchmarks;
using OneStop.Benchmarks.Reporting;
using Spectre.Console;

var pace = Pace.Of(args);
if (pace is null)
{
    AnsiConsole.WriteLine("Usage: dotnet run -c Release --project tests/OneStop.Benchmarks [-- --quick]");
    return 2;
}

var measured = await Benchmark.RunAsync(pace, AnsiConsole.Console);
Report.Print(measured, AnsiConsole.Console);
return measured.Errors == 0 ? 0 : 1;
