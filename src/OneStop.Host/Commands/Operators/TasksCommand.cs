using System.Globalization;
using OneStop.Core.Sync;
using OneStop.Host.Endpoints.Reading;
using OneStop.Host.Wire;

namespace OneStop.Host.Commands.Operators;

/// <summary>
/// <c>tasks [--state open|closed] [--kind] [--dossier] [--owner]</c> lists; <c>tasks 12 --reason …</c> closes one. Exit code 0: nothing listed, or
/// closed. 1: something listed, or no such open task. 2: misspelt, or the store cannot be read.
/// </summary>
internal static class TasksCommand
{
    private const int Listed = 100;
    private const string Use = "tasks [--state open|closed] [--kind missing-step] [--dossier …] [--owner …] [--json], or tasks 12 --reason \"…\"";

    public static async Task<int> ExecuteAsync(string[] args, CancellationToken cancellationToken)
    {
        if (VerbWords.Read(args, "<task>", "--state=", "--kind=", "--dossier=", "--owner=", "--reason=", "--json") is not { } words)
        {
            return OperatorStore.Broken;
        }

        if (words.Argument is { } argument)
        {
            return long.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && words.Reason is { } reason
                ? await OperatorStore.RunAsync(words.Configuration, services => CloseAsync(services, id, reason, cancellationToken))
                : await MisspeltAsync();
        }

        return Query(words) is { } query && words.Value("--reason") is null
            ? await OperatorStore.RunAsync(words.Configuration, services => PrintAsync(services, query, words.Json, cancellationToken))
            : await MisspeltAsync();
    }

    /// <summary>Null when a word is none of its list. What is open, unless something else is asked for.</summary>
    private static TaskQuery? Query(VerbWords words)
    {
        var (state, kind) = (TaskState.Open, default(TaskKind));
        return (words.Value("--state") is not { } of || Words.TaskStates.TryGetValue(of, out state))
            && (words.Value("--kind") is not { } what || Words.TaskKinds.TryGetValue(what, out kind))
            ? new(state, words.Value("--kind") is null ? null : kind, words.Value("--dossier"), words.Value("--owner"), Limit: Listed)
            : null;
    }

    private static async Task<int> CloseAsync(IServiceProvider services, long id, string reason, CancellationToken cancellationToken)
    {
        var isClosed = await services.GetRequiredService<ITaskBook>().CloseAsync(id, $"cli:{Environment.UserName}", reason, cancellationToken);
        await (isClosed ? Console.Out : Console.Error).WriteLineAsync(isClosed ? "Closed." : "There is no such open task.");
        return isClosed ? 0 : 1;
    }

    private static async Task<int> PrintAsync(IServiceProvider services, TaskQuery query, bool json, CancellationToken cancellationToken)
    {
        var (book, now) = (services.GetRequiredService<ITaskBook>(), services.GetRequiredService<TimeProvider>().GetUtcNow());
        var tasks = await book.ListAsync(query, cancellationToken);
        if (json)
        {
            await Screen.WriteAsync(TaskMapping.ToWire(await book.CountAsync(cancellationToken), tasks, query.Limit, now), HubJson.Wire.TasksAnswer);
            return tasks.Count == 0 ? 0 : 1;
        }

        foreach (var task in tasks)
        {
            await Screen.BlockAsync(
                $"{task.Id}  {task.Subject}: {Screen.Word(task.Kind)} since {Screen.Moment(task.Since)}",
                Screen.Said(task.Cause, task.Detail, $"for {task.Owner}"),
                task.ClosedBy is { } who ? Screen.Said($"closed by {who}", task.Reason) : null);
        }

        if (tasks.Count == 0)
        {
            await Console.Out.WriteLineAsync(query.State == TaskState.Open ? "Nothing waits for a person." : "No such task.");
        }

        return tasks.Count == 0 ? 0 : 1;
    }

    private static async Task<int> MisspeltAsync()
    {
        await Console.Error.WriteLineAsync(Use);
        return OperatorStore.Broken;
    }
}
