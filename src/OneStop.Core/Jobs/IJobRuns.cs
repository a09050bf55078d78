namespace OneStop.Core.Jobs;

/// <summary>Which planned runs have been begun, over all nodes and restarts.</summary>
public interface IJobRuns
{
    /// <summary>
    /// True for the one caller who may do this run; durable when it returns. A run that ends half way stays begun: the next planned one
    /// makes good what it left.
    /// </summary>
    /// <param name="runKey">Names the run, not the moment: the planned time.</param>
    Task<bool> TryBeginAsync(string job, string runKey, CancellationToken cancellationToken);
}
