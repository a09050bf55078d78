using OneStop.Core.Sync;

namespace OneStop.Storage.Journal;

/// <summary>What retention may take, and the steps in which it takes it.</summary>
/// <param name="Payloads">Payloads received before are emptied; microseconds as in <see cref="Instant"/>.</param>
/// <param name="Rows">Rows received before are deleted.</param>
internal sealed record RetentionWalk(long Payloads, long Rows)
{
    // Numbers per step: short enough for a caller who waits behind it.
    private const int Step = 500;

    public static RetentionWalk At(DateTimeOffset now, JournalOptions options) =>
        new(Instant.Of(now.AddDays(-options.PayloadDays)), Instant.Of(now.AddDays(-options.RowDays)));

    /// <summary>From one number to another, both included.</summary>
    /// <param name="stepAsync">Null ends the walk: the range is too young, and all that follows with it.</param>
    public static async Task<Retained> RunAsync(long first, long last, Func<long, long, Task<Retained?>> stepAsync)
    {
        var total = Retained.Nothing;
        for (var from = first; from <= last; from += Step)
        {
            if (await stepAsync(from, Math.Min(last, from + Step - 1)) is not { } step)
            {
                break;
            }

            total += step;
        }

        return total;
    }
}
