namespace OneStop.Core.Sync;

/// <summary>A pump's claim for as long as the store has confirmed it.</summary>
/// <param name="isOwner">Asks the store.</param>
/// <param name="since">A timestamp taken before the claim was asked for: its answer may be read long after it was true.</param>
internal sealed class PumpLease(Func<CancellationToken, Task<bool>> isOwner, TimeProvider time, long since) : ILease
{
    private long confirmed = since;

    public bool IsFresh => Age < PumpSettings.OwnershipAge;

    private TimeSpan Age => time.GetElapsedTime(Volatile.Read(ref confirmed));

    public async Task<bool> HoldsAsync(CancellationToken cancellationToken)
    {
        // The answer itself may have been slept through.
        while (Age >= PumpSettings.OwnershipAsk)
        {
            var asked = time.GetTimestamp();
            if (!await isOwner(cancellationToken))
            {
                return false;
            }

            Volatile.Write(ref confirmed, asked);
        }

        return true;
    }
}
