using OneStop.Core.Sync;

namespace OneStop.Host.Delivery;

/// <summary>A direct call where the worker runs in this process, else one message that nobody waits for.</summary>
internal sealed partial class Bell(Roster roster, LocalPartitions local, ILogger<Bell> logger) : IJournalBell
{
    public void Rung(int partition, long head)
    {
        try
        {
            foreach (var (key, grain) in roster.Of(partition))
            {
                if (!local.TryWake(key, head))
                {
                    _ = grain.WakeAsync(head);
                }
            }
        }
        catch (Exception exception)
        {
            // What was rung for is committed; whoever committed it must not hear that it failed. The workers look for themselves, too.
            Unheard(exception.GetType().Name, partition);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Partition {Partition} could not be woken and will notice by itself: {Exception}")]
    private partial void Unheard(string exception, int partition);
}
