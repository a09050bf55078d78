namespace OneStop.Storage.Postgres;

/// <summary>
/// Readings that come at the same time go to the server as one: whoever comes while one is under way is asked for with all the rest as soon as it has
/// ended. Nobody waits for company, and nobody is told what was read before he asked.
/// </summary>
/// <param name="read">Reads the values of different keys; what it does not return is not there. Its failure is everybody's in the group.</param>
internal sealed class SharedReading<TKey, TValue>(Func<IReadOnlyCollection<TKey>, Task<IReadOnlyDictionary<TKey, TValue>>> read)
    where TKey : notnull
    where TValue : class
{
    private const int MostKeys = 200;

    private readonly Lock gate = new();
    private Dictionary<TKey, TaskCompletionSource<TValue?>> waiting = [];
    private bool isReading;

    /// <summary>Null when nothing is there under the key.</summary>
    public Task<TValue?> FindAsync(TKey key, CancellationToken cancellationToken)
    {
        var (asked, group) = Join(key);
        if (group is not null)
        {
            _ = ReadAsync(group);
        }

        return asked.WaitAsync(cancellationToken);
    }

    private (Task<TValue?> Asked, Dictionary<TKey, TaskCompletionSource<TValue?>>? Group) Join(TKey key)
    {
        lock (gate)
        {
            if (!waiting.TryGetValue(key, out var asked))
            {
                waiting.Add(key, asked = new(TaskCreationOptions.RunContinuationsAsynchronously));
            }

            if (isReading)
            {
                return (asked.Task, null);
            }

            isReading = true;
            return (asked.Task, Take());
        }
    }

    private async Task ReadAsync(Dictionary<TKey, TaskCompletionSource<TValue?>>? group)
    {
        for (; group is not null; group = Next())
        {
            try
            {
                var found = await read(group.Keys);
                foreach (var (key, asked) in group)
                {
                    asked.SetResult(found.GetValueOrDefault(key));
                }
            }
            catch (Exception exception)
            {
                foreach (var asked in group.Values)
                {
                    asked.TrySetException(exception);
                }
            }
        }
    }

    private Dictionary<TKey, TaskCompletionSource<TValue?>>? Next()
    {
        lock (gate)
        {
            if (waiting.Count > 0)
            {
                return Take();
            }

            isReading = false;
            return null;
        }
    }

    private Dictionary<TKey, TaskCompletionSource<TValue?>> Take()
    {
        var group = waiting;
        waiting = [];
        if (group.Count > MostKeys)
        {
            foreach (var (key, asked) in group.Skip(MostKeys).ToList())
            {
                group.Remove(key);
                waiting.Add(key, asked);
            }
        }

        return group;
    }
}
