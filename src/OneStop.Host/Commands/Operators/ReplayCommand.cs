using OneStop.Core.Operations;
using OneStop.Core.Sync;
using OneStop.Host.Endpoints.Reading;
using OneStop.Host.Wire;

namespace OneStop.Host.Commands.Operators;

/// <summary>
/// <c>replay --where destination=portal,state=dead,cause=… --reason …</c>. The order is written into the store, and the running hub carries
/// it out. Exit code 0: ordered, or shown by --dry-run. 1: nothing fits. 2: misspelt, or the store cannot be read.
/// </summary>
internal static class ReplayCommand
{
    private const int Asked = 20;
    private const int Rate = 5;
    private const int GrownRate = 100;

    public static async Task<int> ExecuteAsync(string[] args, CancellationToken cancellationToken)
    {
        if (VerbWords.Read(args, "--where=", "--reason=", "--dry-run", "--json") is not { } words)
        {
            return OperatorStore.Broken;
        }

        if (Selection(words.Value("--where")) is not { } selection || (!words.DryRun && words.Reason is null))
        {
            await Console.Error.WriteLineAsync("replay --where destination=portal[,state=dead][,cause=…][,stream=…] --reason \"…\" [--dry-run] [--json]");
            return OperatorStore.Broken;
        }

        return await OperatorStore.RunAsync(words.Configuration, services => words.DryRun
            ? PreviewAsync(services, selection, words.Json, cancellationToken)
            : StartAsync(services, selection, words, cancellationToken));
    }

    private static ReplaySelection? Selection(string? where)
    {
        var pairs = (where ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(pair => pair.Split('=', 2)).ToList();
        if (pairs.Exists(pair => pair is not [("destination" or "state" or "cause" or "stream"), { Length: > 0 }]))
        {
            return null;
        }

        var by = pairs.GroupBy(pair => pair[0], StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last()[1], StringComparer.Ordinal);
        var state = default(HoldState);
        return by.TryGetValue("destination", out var destination) && (!by.TryGetValue("state", out var word) || Words.Holds.TryGetValue(word, out state))
            ? new(destination, by.ContainsKey("state") ? state : null, by.GetValueOrDefault("cause"), by.TryGetValue("stream", out var stream) ? new(stream) : null)
            : null;
    }

    private static async Task<int> PreviewAsync(IServiceProvider services, ReplaySelection selection, bool json, CancellationToken cancellationToken)
    {
        var preview = await services.GetRequiredService<ReplayDesk>().PreviewAsync(selection, Asked, cancellationToken);
        if (json)
        {
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            await Screen.WriteAsync(new ReplayStartAnswer(null, OperationMapping.ToWire(preview, now)), HubJson.Wire.ReplayStartAnswer);
        }
        else
        {
            var table = Screen.NewTable("stream", "state", "cause", "events", "far side");
            foreach (var one in preview.Candidates)
            {
                var far = one.NoAnswer is { } fault ? fault.Definition.Id : !one.Asked ? "not asked" : one.Far is { } found ? $"has it: {found.Status}" : "has nothing";
                Screen.Row(table, one.Held.Stream.Text, one.Held.State.ToString(), one.Held.Cause, $"{one.Held.Events}", far);
            }

            Screen.Write(table);
            await Console.Out.WriteLineAsync(preview.More ? "… and more. Nothing was changed." : "Nothing was changed.");
        }

        return preview.Candidates.Count == 0 ? 1 : 0;
    }

    private static async Task<int> StartAsync(IServiceProvider services, ReplaySelection selection, VerbWords words, CancellationToken cancellationToken)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var order = new ReplayOrder(Guid.CreateVersion7(now).ToString("N"), selection, $"cli:{Environment.UserName}", words.Reason!, Rate, GrownRate, now);
        if (await services.GetRequiredService<ReplayDesk>().StartAsync(order, cancellationToken) is not { } task)
        {
            await Console.Error.WriteLineAsync("Nothing that is held fits, or another replay has it already.");
            return 1;
        }

        if (words.Json)
        {
            await Screen.WriteAsync(new ReplayStartAnswer(OperationMapping.ToWire(task), null), HubJson.Wire.ReplayStartAnswer);
        }
        else
        {
            await Console.Out.WriteLineAsync($"Replay {task.Order.Id} of {task.Total} streams is ordered; the running hub carries it out.");
        }

        return 0;
    }
}
