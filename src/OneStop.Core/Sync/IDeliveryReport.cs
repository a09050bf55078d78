namespace OneStop.Core.Sync;

/// <summary>Where each destination stands.</summary>
public interface IDeliveryReport
{
    Task<IReadOnlyList<DeliveryStanding>> ReadAsync(CancellationToken cancellationToken);
}

/// <param name="Seq">The cursor.</param>
/// <param name="Head">The last event that exists.</param>
/// <param name="Held">Events held, dead ones and what waits behind them included.</param>
/// <param name="Dead">Streams that wait for a person.</param>
/// <param name="Oldest">Arrival of the oldest event that is not done with; null when none is open.</param>
public sealed record DeliveryStanding(string Destination, int Partition, long Seq, long Head, long Held, long Dead, DateTimeOffset? Oldest)
{
    /// <summary>Arrival of the oldest event that the hub still sends by itself: not offered yet, or held and tried again.</summary>
    public DateTimeOffset? OldestDue { get; init; }

    /// <summary>Where <see cref="OldestDue"/> is older, something is wrong: a far side that is up is sent to within seconds.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromMinutes(2);

    public long Lag => Head - Seq;
}
