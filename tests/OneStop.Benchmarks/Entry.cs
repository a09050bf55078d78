using OneStop.Benchmarks.Loading;

namespace OneStop.Benchmarks;

/// <summary>One line of the table: a subject under one load, and what its turns showed.</summary>
/// <param name="Delay">How long the far sides wait before they answer.</param>
internal sealed record Entry(string Name, ISubject Subject, bool IsLight, TimeSpan Delay)
{
    public List<Sample> Samples { get; } = [];

    /// <summary>
    /// Counted in requests, because the runtime compiles what runs often and not what runs long; a machine too busy for that many is
    /// not waited for for ever.
    /// </summary>
    public async Task WarmUpAsync(int requests)
    {
        var slice = TimeSpan.FromSeconds(1);
        for (var (done, slices) = (0.0, 0); done < requests && slices < 60; slices++)
        {
            done += (await ClosedLoop.RunAsync(Subject, slice)).PerSecond;
        }
    }

    public Task<Sample> MeasureAsync(TimeSpan duration) => IsLight ? OpenLoop.RunAsync(Subject, duration) : ClosedLoop.RunAsync(Subject, duration);
}
