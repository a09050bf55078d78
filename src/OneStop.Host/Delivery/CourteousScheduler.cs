using System.Collections.Concurrent;
using OneStop.Core.Sync;

namespace OneStop.Host.Delivery;

/// <summary>
/// Runs what sends: on the thread pool while nobody waits at a counter, otherwise on threads of its own which the system takes off a core at
/// once when somebody's answer needs it. Short steps alone don't do that: the pool has a thread per core, and a step in each is a queue.
/// </summary>
internal sealed class CourteousScheduler : TaskScheduler, IDisposable
{
    private readonly Courtesy courtesy;
    private readonly BlockingCollection<Task> waiting = [];

    public CourteousScheduler(Courtesy courtesy)
    {
        this.courtesy = courtesy;
        for (var i = 0; i < Environment.ProcessorCount; i++)
        {
            new Thread(Work) { IsBackground = true, Name = "sending" }.Start();
        }
    }

    public void Dispose() => waiting.CompleteAdding();

    protected override void QueueTask(Task task)
    {
        if (!courtesy.IsAsked || !TryAdd(task))
        {
            ThreadPool.UnsafeQueueUserWorkItem(static item => item.Scheduler.TryExecuteTask(item.Task), (Scheduler: this, Task: task), preferLocal: true);
        }
    }

    // Whoever completes a step, a socket's thread for instance, must not be made to do the next.
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && Current == this && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => waiting;

    private bool TryAdd(Task task)
    {
        try
        {
            waiting.Add(task);
            return true;
        }
        catch (InvalidOperationException)
        {
            // Closed: what is still under way ends on the pool.
            return false;
        }
    }

    private void Work()
    {
        ThreadRank.Lower();
        foreach (var task in waiting.GetConsumingEnumerable())
        {
            TryExecuteTask(task);
        }
    }
}
