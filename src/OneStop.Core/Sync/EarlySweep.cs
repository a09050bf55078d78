using System.Globalization;
using OneStop.Core.Dossiers;
using OneStop.Core.Errors;

namespace OneStop.Core.Sync;

/// <summary>Takes up what a crash left, and tells people of gaps that last.</summary>
public sealed class EarlySweep(EarlySteps steps, IEarlyBook early, IEarlyTurns turns, EarlyLimits limits, TimeProvider time)
{
    private const int Page = 200;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<StreamKey> streams;
        StreamKey? last = null;
        do
        {
            streams = await early.StreamsAsync(last, Page, cancellationToken);
            foreach (var stream in streams)
            {
                await SweepAsync(stream, cancellationToken);
                last = stream;
            }
        }
        while (streams.Count == Page);
    }

    /// <summary>The numbers up to the last waiting one that nobody has sent, such as <c>6, 8-9</c>.</summary>
    public static string Missing(long reached, IEnumerable<long> waiting)
    {
        var gaps = new List<string>();
        foreach (var number in waiting.Where(number => number > reached).Order())
        {
            if (number > reached + 1)
            {
                gaps.Add(number == reached + 2
                    ? (reached + 1).ToString(CultureInfo.InvariantCulture)
                    : string.Create(CultureInfo.InvariantCulture, $"{reached + 1}-{number - 1}"));
            }

            reached = number;
        }

        return string.Join(", ", gaps);
    }

    private async Task SweepAsync(StreamKey stream, CancellationToken cancellationToken)
    {
        if (!DossierCode.TryParse(stream.Text, out var code, out _) || await steps.FollowAsync(code, cancellationToken) is not { } reached)
        {
            return;
        }

        var waiting = (await early.OfAsync(stream, cancellationToken)).Where(step => step.Waits).ToList();
        if (waiting.Count > 0 && waiting.Min(step => step.ArrivedAt) is var since && time.GetUtcNow() - since >= limits.Patience)
        {
            var cause = ErrorTable.Of(ErrorCode.SequenceGap).Id;
            await turns.RemindAsync(
                new(TaskKind.MissingStep, stream.Text, cause, waiting[0].Source, since) { Detail = $"sequence {Missing(reached, waiting.Select(step => step.Sequence))}" },
                cancellationToken);
        }
    }
}
