namespace OneStop.IntegrationTests.Storage;

/// <summary>Runs at a thirtieth of the speed, so that a busy test machine is not taken for a dead store.</summary>
internal sealed class SlowClock : TimeProvider
{
    private const int Slowness = 30;

    public override long GetTimestamp() => base.GetTimestamp() / Slowness;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime * Slowness, period);
}
