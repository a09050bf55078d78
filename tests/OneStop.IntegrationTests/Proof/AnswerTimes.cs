using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace OneStop.IntegrationTests.Proof;

/// <summary>When answers came: for figures, never for a verdict.</summary>
internal sealed class AnswerTimes
{
    private readonly ConcurrentQueue<(long At, TimeSpan Took, HttpStatusCode Status, Uri Node)> answers = [];

    public static long Start() => Stopwatch.GetTimestamp();

    public static TimeSpan Since(long start) => Stopwatch.GetElapsedTime(start);

    public void Answered(long start, HttpStatusCode status, Uri node) =>
        answers.Enqueue((Stopwatch.GetTimestamp(), Stopwatch.GetElapsedTime(start), status, node));

    /// <summary>How often each status was answered.</summary>
    public string Statuses => string.Join(' ', answers.GroupBy(answer => answer.Status).OrderBy(group => group.Key).Select(group => $"{(int)group.Key}×{group.Count()}"));

    public int Count => answers.Count;

    public int CountOf(HttpStatusCode status) => answers.Count(answer => answer.Status == status);

    public TimeSpan LongestOf(HttpStatusCode status) =>
        answers.Where(answer => answer.Status == status).Select(answer => answer.Took).DefaultIfEmpty().Max();

    /// <summary>The longest time that a node accepted nothing, from one moment on.</summary>
    public TimeSpan LongestGap(Uri node, long from)
    {
        var moments = answers.Where(answer => answer.Node == node && answer.Status == HttpStatusCode.Accepted && answer.At >= from)
            .Select(answer => answer.At).Prepend(from).Order().ToList();
        return moments.Zip(moments.Skip(1)).Select(pair => Stopwatch.GetElapsedTime(pair.First, pair.Second)).DefaultIfEmpty().Max();
    }
}
