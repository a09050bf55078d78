using OneStop.Core.Sync;

namespace OneStop.Storage.Delivery;

/// <summary>Writes of where the sending stands, on either store. False: another owner has claimed since, and nothing was written.</summary>
internal interface IProgressStore
{
    /// <summary>
    /// Cursors and lines of attempts of many pumps at once; losing them with the power means repeats, not loss. Blocks.
    /// </summary>
    IReadOnlyList<bool> WriteCursors(IReadOnlyList<Progress> group);

    /// <summary>Durable.</summary>
    Task<bool> WriteAsync(Progress progress, CancellationToken cancellationToken);
}
