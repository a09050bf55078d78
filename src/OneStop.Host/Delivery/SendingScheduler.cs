using System.Collections.Concurrent;
using OneStop.Core.Sync;

namespace OneStop.Host.Delivery;

/// <summary>
/// Runs the pumps on the thread pool: on all cores while nobody else is there, on half of them beside people. A batch is made without a pause, and
/// a look-up must not find every thread busy with one.
/// </summary>
internal sealed class SendingScheduler(Courtesy courtesy) : TaskScheduler, IThreadPoolWorkItem
{
    private static readonly int Alone = Math.Max(2, Environment.ProcessorCount);
    private static readonly int BesidePeople = Math.Max(1, Environment.ProcessorCount / 2);

    private readonly ConcurrentQueue<Task> waiting = new();
    private int running;

    public override int MaximumConcurrencyLevel => Alone;

    /// <summary>Runs <paramref name="work"/>, and all that follows its awaits, here.</summary>
    public Task RunAsync(Func<Task> work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this).Unwrap();

    /// <summary>One piece of work, then back to the end of the pool's queue.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        if (waiting.TryDequeue(out var task))
        {
            TryExecuteTask(task);
        }

        Interlocked.Decrement(ref running);
        Start();
    }

    protected override void QueueTask(Task task)
    {
        waiting.Enqueue(task);
        Start();
    }

    /// <summary>What an awaited call of the same pump returns to goes on at once.</summary>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && Current == this && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [.. waiting];

    private void Start()
    {
        var most = courtesy.IsAsked ? BesidePeople : Alone;
        for (var seen = Volatile.Read(ref running); seen < most && !waiting.IsEmpty; seen = Volatile.Read(ref running))
        {
            if (Interlocked.CompareExchange(ref running, seen + 1, seen) == seen)
            {
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
                return;
            }
        }
    }
}
