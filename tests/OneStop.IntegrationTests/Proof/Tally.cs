namespace OneStop.IntegrationTests.Proof;

/// <summary>Counts, and tells when it has counted to a number.</summary>
internal sealed class Tally
{
    private readonly Lock gate = new();
    private readonly List<(int Wanted, TaskCompletionSource Reached)> waiting = [];

    public int Count { get; private set; }

    public void Add()
    {
        lock (gate)
        {
            Count++;
            waiting.RemoveAll(waiter => waiter.Wanted <= Count && waiter.Reached.TrySetResult());
        }
    }

    public Task ReachedAsync(int count)
    {
        lock (gate)
        {
            if (Count >= count)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((count, reached));
            return reached.Task;
        }
    }
}
