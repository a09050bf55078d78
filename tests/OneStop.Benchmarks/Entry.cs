using OneStop.Benchmarks.Loading;

namespace OneStop.Benchmarks;

/// <summary>One line of the table: a subject under one load, and what its turns showed.</summary>
/// <param name="Delay">How long the far sides wait before they answer.</param>
internal sealed record Entry(string Name, ISubject Subject, bool IsLight, TimeSpan Delay)
{
    public List<Sample> Samples { get; } = [];

    public Task<Sample> MeasureAsync(TimeSpan duration) => IsLight ? OpenLoop.RunAsync(Subject, duration) : ClosedLoop.RunAsync(Subject, duration);
}
