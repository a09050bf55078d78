namespace OneStop.Core.Sync;

/// <summary>A pump's claim for as long as the store has confirmed it.</summary>
/// <param name="since">A timestamp taken before the claim was asked for: its answer may be read long after it was true.</param>
internal sealed class PumpLease(PumpContext context, Claim claim, int partition, long since) : ILease
{
    private long confirmed = since;

    public bool IsFresh => context.Time.GetElapsedTime(Volatile.Read(ref confirmed)) < PumpSettings.OwnershipAge;

    public async Task<bool> HoldsAsync(CancellationToken cancellationToken)
    {
        // The answer itself may have been slept through.
        while (!IsFresh)
        {
            var asked = context.Time.GetTimestamp();
            if (!await context.Store.IsOwnerAsync(context.Destination.Descriptor.Key, partition, claim.Epoch, cancellationToken))
            {
                return false;
            }

            Volatile.Write(ref confirmed, asked);
        }

        return true;
    }
}
