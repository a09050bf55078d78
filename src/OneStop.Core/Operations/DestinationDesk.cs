using OneStop.Core.Sync;

namespace OneStop.Core.Operations;

/// <summary>Stops and starts the sending to a destination; accepting goes on.</summary>
public sealed class DestinationDesk(IDestinationSwitches switches, IOperatorBook book, TimeProvider time)
{
    public async Task SwitchAsync(string destination, bool paused, string by, string? reason, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await switches.SetAsync(new(destination, paused, by, reason, now), cancellationToken);
        await book.AddAsync(new(now, by, paused ? "pause" : "resume", destination, null, reason), cancellationToken);
    }
}
