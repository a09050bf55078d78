using System.Collections.Concurrent;
using System.Diagnostics;

namespace OneStop.Benchmarks.Sync;

/// <summary>What has arrived of each dossier: the marks of its records and of its steps must each run 1, 2, 3 …</summary>
internal sealed class Arrivals
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<int, Marks> dossiers = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource> awaited = new();
    private TaskCompletionSource all = new();
    private long expected = long.MaxValue;
    private long records;
    private long steps;
    private int breaks;

    /// <summary>Records and steps since the last call that were not the next of their dossier: lost, doubled or out of order.</summary>
    public int TakeBreaks() => Interlocked.Exchange(ref breaks, 0);

    /// <summary>Completes when so many further events have arrived with their steps.</summary>
    public Task ExpectAsync(int events)
    {
        all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref expected, Volatile.Read(ref steps) + events);
        return all.Task;
    }

    /// <summary>Completes when every record that has arrived has its step; throws when that does not come about, as after a record that came twice.</summary>
    public async Task SettledAsync()
    {
        for (var started = Stopwatch.GetTimestamp(); Volatile.Read(ref records) != Volatile.Read(ref steps); await Task.Delay(10))
        {
            if (Stopwatch.GetElapsedTime(started) > Patience)
            {
                throw new TimeoutException($"{Volatile.Read(ref records)} records and {Volatile.Read(ref steps)} steps have arrived.");
            }
        }
    }

    /// <summary>Completes when the dossier's record arrives.</summary>
    public Task RecordOfAsync(int ordinal) =>
        awaited.GetOrAdd(ordinal, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>The mark of the dossier's last record; 0 when none has come.</summary>
    public int LastOf(int ordinal) => dossiers.TryGetValue(ordinal, out var marks) ? Volatile.Read(ref marks.Record) : 0;

    public void Record(int ordinal, int mark)
    {
        Check(ref dossiers.GetOrAdd(ordinal, _ => new Marks()).Record, mark);
        Interlocked.Increment(ref records);
        if (awaited.TryRemove(ordinal, out var waiting))
        {
            waiting.SetResult();
        }
    }

    public void Step(int ordinal, int mark)
    {
        Check(ref dossiers.GetOrAdd(ordinal, _ => new Marks()).Step, mark);
        if (Interlocked.Increment(ref steps) == Volatile.Read(ref expected))
        {
            all.TrySetResult();
        }
    }

    private void Check(ref int last, int mark)
    {
        if (Interlocked.Exchange(ref last, mark) != mark - 1)
        {
            Interlocked.Increment(ref breaks);
        }
    }

    private sealed class Marks
    {
        public int Record;
        public int Step;
    }
}
