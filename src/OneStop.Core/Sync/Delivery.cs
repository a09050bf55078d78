using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace OneStop.Core.Sync;

/// <summary>One event on its way to one destination.</summary>
/// <param name="Attempt">1 for the first.</param>
/// <param name="Uncertain">An earlier sending may have arrived: ask the far side before sending again.</param>
/// <param name="IdempotencyKey">The same for every attempt, derived by <see cref="KeyOf"/>.</param>
public sealed record Delivery(EventPosition Position, SyncEvent Event, int Attempt, bool Uncertain, string IdempotencyKey)
{
    /// <summary>
    /// The sender's hold on the event's partition: to be asked before each request of a batch, and once more as the bytes leave. Null where nobody else
    /// could have taken over.
    /// </summary>
    public ILease? Lease { get; init; }

    /// <summary>32 hex digits that no other event of any destination has.</summary>
    public static string KeyOf(string destination, JournalRow row)
    {
        Span<byte> tail = stackalloc byte[12];
        BinaryPrimitives.WriteInt32BigEndian(tail, row.Position.Partition);
        BinaryPrimitives.WriteInt64BigEndian(tail[4..], row.Position.Seq);
        return Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(destination), 0, .. tail, .. row.BodyHash]).AsSpan(0, 16));
    }
}
