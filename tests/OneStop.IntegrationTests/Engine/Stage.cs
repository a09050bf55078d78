namespace OneStop.IntegrationTests.Engine;

/// <summary>What runs where, over all nodes of a test.</summary>
internal sealed class Stage
{
    private readonly Lock gate = new();
    private readonly List<(string Node, string Key)> running = [];
    private readonly List<(string Node, string Key, long Head)> woken = [];
    private readonly Dictionary<string, TaskCompletionSource> ends = [];
    private readonly List<(Func<Stage, bool> Wanted, TaskCompletionSource Seen)> waiting = [];

    public int Started { get; private set; }

    public int Count => running.Count;

    public IReadOnlyList<(string Node, string Key, long Head)> Heads => woken;

    public int On(string node) => running.Count(entry => entry.Node == node);

    public bool EachOnce(int partitions) => running.Count == partitions && running.Select(entry => entry.Key).Distinct().Count() == partitions;

    public string NodeOf(string key) => running.Single(entry => entry.Key == key).Node;

    /// <summary>Completes once what runs is as wanted; a test that waits in vain fails by its time limit.</summary>
    public Task UntilAsync(Func<Stage, bool> wanted)
    {
        lock (gate)
        {
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((wanted, seen));
            Tell();
            return seen.Task.WaitAsync(TimeSpan.FromMinutes(1));
        }
    }

    /// <summary>Ends the worker from inside, as a fence or a failure does.</summary>
    public void End(string key, Exception? failure = null)
    {
        lock (gate)
        {
            _ = failure is null ? ends[key].TrySetResult() : ends[key].TrySetException(failure);
        }
    }

    public Task Enter(string node, string key)
    {
        lock (gate)
        {
            running.Add((node, key));
            Started++;
            ends[key] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Tell();
            return ends[key].Task;
        }
    }

    public void Leave(string node, string key)
    {
        lock (gate)
        {
            running.Remove((node, key));
            Tell();
        }
    }

    public void Woken(string node, string key, long head)
    {
        lock (gate)
        {
            woken.Add((node, key, head));
            Tell();
        }
    }

    private void Tell()
    {
        foreach (var (wanted, seen) in waiting.Where(entry => entry.Wanted(this)))
        {
            seen.TrySetResult();
        }
    }
}
