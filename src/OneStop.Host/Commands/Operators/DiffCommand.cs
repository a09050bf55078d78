using System.Globalization;
using OneStop.Core.Dossiers;
using OneStop.Core.Reconciliation;
using OneStop.Core.Sync;
using OneStop.Host.Wire;

namespace OneStop.Host.Commands.Operators;

/// <summary>
/// <c>diff portal [--days 2]</c> compares now and changes nothing: healing is the running hub's. Exit code 0: nothing differs. 1: something does. 2: the far
/// side or the store gave no answer.
/// </summary>
internal static class DiffCommand
{
    private const int Days = 2;
    private const int MostDays = 31;

    public static async Task<int> ExecuteAsync(string[] args, CancellationToken cancellationToken)
    {
        if (VerbWords.Read(args, "<destination>", "--days=", "--json") is not { } words)
        {
            return OperatorStore.Broken;
        }

        var days = Days;
        if (words.Argument is not { } destination
            || (words.Value("--days") is { } text && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out days) || days is < 1 or > MostDays)))
        {
            await Console.Error.WriteLineAsync($"diff <destination> [--days 1…{MostDays}] [--json], for example: diff portal");
            return OperatorStore.Broken;
        }

        return await OperatorStore.RunAsync(words.Configuration, services => PrintAsync(services, destination, days, words.Json, cancellationToken));
    }

    private static async Task<int> PrintAsync(IServiceProvider services, string destination, int days, bool json, CancellationToken cancellationToken)
    {
        if (services.GetServices<IFarDossiers>().FirstOrDefault(far => far.Destination == destination) is not { } far)
        {
            await Console.Error.WriteLineAsync($"'{destination}' is not enabled, or cannot be compared with.");
            return OperatorStore.Broken;
        }

        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var today = ProvinceTime.DayOf(now);
        var run = await services.GetRequiredService<Reconciler>().RunAsync(far, today.AddDays(1 - days), today, heal: false, cancellationToken);
        var differences = (await services.GetRequiredService<IReconciliationBook>().DifferencesAsync(run.From, run.To, cancellationToken))
            .Where(one => one.Destination == destination).ToList();
        if (json)
        {
            await Screen.WriteAsync(
                new DiffAnswer(ReconciliationMapping.ToWire(run), [.. differences.Select(one => ReconciliationMapping.ToWire(one, now))]), HubJson.Wire.DiffAnswer);
        }
        else if (run.Error is { } error)
        {
            await Console.Error.WriteLineAsync($"{destination} gave no answer: {error}");
        }
        else
        {
            await WriteAsync(run, differences);
        }

        return run.Error is not null ? OperatorStore.Broken : differences.Count == 0 ? 0 : 1;
    }

    private static async Task WriteAsync(ReconciliationRun run, List<Difference> differences)
    {
        await Console.Out.WriteLineAsync($"{run.Destination}: {run.Differing} differ of {run.Ours} here and {run.Theirs} there"
            + (run.Restored ? "; it seems to have been put back to an earlier state" : ""));
        foreach (var one in differences)
        {
            await Screen.BlockAsync(
                $"{one.Code}: {one.Ours?.ToString() ?? "nothing"} here, {one.Theirs?.ToString() ?? "nothing"} there",
                $"{Screen.Word(one.Cause)}, for {Screen.Word(one.Owner)} to settle, since {Screen.Moment(one.FirstSeen)}",
                string.Create(CultureInfo.InvariantCulture, $"day {one.Day:yyyy-MM-dd}, sent again {one.Heals} times"));
        }
    }
}
