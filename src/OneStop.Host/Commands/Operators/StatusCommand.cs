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

    public static Task<int> ExecuteAsync(string[] args, CancellationToken cancellationToken)
    {
        var words = new VerbWords(args);
        return OperatorStore.RunAsync(words.Configuration, services => PrintAsync(services, words.Json, cancellationToken));
    }

    private static async Task<int> PrintAsync(IServiceProvider services, bool json, CancellationToken cancellationToken)
    {
        var today = ProvinceTime.DayOf(services.GetRequiredService<TimeProvider>().GetUtcNow());
        var board = services.GetRequiredService<DeliveryBoard>();
        var (lines, abandoned) = (await board.ReadAsync(cancellationToken), await board.AbandonedAsync(cancellationToken));
        var backlog = await services.GetRequiredService<IJournalUpkeep>().BacklogAsync(cancellationToken);
        var differences = await services.GetRequiredService<IReconciliationBook>().DifferencesAsync(today.AddDays(1 - Days), today, cancellationToken);
        var tasks = await services.GetRequiredService<ITaskBook>().CountAsync(cancellationToken);
        var answer = StatusAnswer.Of(lines, abandoned, backlog, differences, tasks);
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

        var table = Screen.NewTable("destination", "waiting", "held", "dead", "oldest", "paused", "verifying");
        foreach (var line in lines)
        {
            Screen.Row(table, line.Key, $"{line.Lag}", $"{line.Held}", $"{line.Dead}", Screen.Moment(line.Oldest), line.Paused?.Reason, line.Verifying ? "yes" : "");
        }

        Screen.Write(table);
        return answer.ExitCode;
    }
}
