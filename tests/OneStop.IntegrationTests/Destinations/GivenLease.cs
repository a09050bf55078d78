using OneStop.Core.Sync;

namespace OneStop.IntegrationTests.Destinations;

/// <summary>A lease that answers as told.</summary>
internal sealed class GivenLease(Func<bool> holds, bool isFresh = true) : ILease
{
    public bool IsFresh => isFresh;

    public Task<bool> HoldsAsync(CancellationToken cancellationToken) => Task.FromResult(holds());
}
