using OneStop.Core.Sync;

namespace OneStop.Storage.Delivery;

/// <summary>Lines of attempts as they are kept.</summary>
internal static class AttemptColumns
{
    /// <summary>No line covers more events, so that whoever looks for an event's lines knows how far to look.</summary>
    public const int LongestLine = 1_000;

    public static IEnumerable<DeliveryAttempt> Cut(IReadOnlyList<DeliveryAttempt> lines)
    {
        foreach (var line in lines)
        {
            for (var from = line.FromSeq; from <= line.ToSeq; from += LongestLine)
            {
                yield return line with { FromSeq = from, ToSeq = Math.Min(line.ToSeq, from + LongestLine - 1) };
            }
        }
    }

    /// <summary>Microseconds.</summary>
    public static long Took(DeliveryAttempt line) => line.Took.Ticks / TimeSpan.TicksPerMicrosecond;
}
