using System.Globalization;
using OneStop.Core.Dossiers;
using OneStop.Core.Reconciliation;
using OneStop.Core.Sync;
using OneStop.Host.Endpoints.Operations;
using OneStop.Host.Wire;

namespace OneStop.Host.Commands.Operators;

/// <summary>Exit code 0: good. 1: somebody is needed. 2: the store cannot be read.</summary>
internal static class StatusCommand
{
    private const int Days = 31;

    public static async Task<int> ExecuteAsync(string[] args, CancellationToken cancellationToken) =>
        VerbWords.Read(args, "--json") is { } words
            ? await OperatorStore.RunAsync(words.Configuration, services => PrintAsync(services, words.Json, cancellationToken))
            : OperatorStore.Broken;

    private static async Task<int> PrintAsync(IServiceProvider services, bool json, CancellationToken cancellationToken)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var today = ProvinceTime.DayOf(now);
        var board = services.GetRequiredService<DeliveryBoard>();
        var (lines, abandoned) = (await board.ReadAsync(cancellationToken), await board.AbandonedAsync(cancellationToken));
        var backlog = await services.GetRequiredService<IJournalUpkeep>().BacklogAsync(cancellationToken);
        var held = await services.GetRequiredService<IParkedBook>().CountAsync(new(), cancellationToken);
        var differences = await services.GetRequiredService<IReconciliationBook>().DifferencesAsync(today.AddDays(1 - Days), today, cancellationToken);
        var tasks = await services.GetRequiredService<ITaskBook>().CountAsync(cancellationToken);
        var answer = StatusAnswer.Of(lines, abandoned, backlog, held, differences, tasks, now);
        if (json)
        {
            await Screen.WriteAsync(answer, HubJson.Wire.StatusAnswer);
            return answer.ExitCode;
        }

        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{answer.Overall}: {answer.NeedsYou.Count} need you · {answer.Waiting} events wait · {answer.Held} held · {answer.Differing} dossiers differ · {answer.OpenTasks} tasks open"));
        foreach (var need in answer.NeedsYou)
        {
            await Console.Out.WriteLineAsync($"! {need}");
        }

        var table = Screen.NewTable("destination", "waiting", "held", "dead", "oldest", "paused");
        foreach (var line in lines)
        {
            Screen.Row(table, line.Key, $"{line.Lag}", $"{line.Held}", $"{line.Dead}", Screen.Moment(line.Oldest), line.Paused is null ? "" : "yes");
        }

        Screen.Write(table);
        return answer.ExitCode;
    }
}
