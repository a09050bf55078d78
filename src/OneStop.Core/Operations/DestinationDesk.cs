using OneStop.Core.Sync;

namespace OneStop.Core.Operations;

/// <summary>What operators decide about a destination as a whole; accepting goes on whatever they do.</summary>
public sealed class DestinationDesk(IDestinationSwitches switches, IOperatorBook book, TimeProvider time)
{
    /// <summary>After so long every node obeys a switch: each looks once a second.</summary>
    public static readonly TimeSpan Obeyed = TimeSpan.FromSeconds(5);

    /// <summary>Stops the sending to it, or starts it again.</summary>
    public async Task SwitchAsync(string destination, bool paused, string by, string? reason, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await switches.SetAsync(new(destination, paused, by, reason, now), cancellationToken);
        await NoteAsync(now, by, paused ? "pause" : "resume", destination, reason, cancellationToken);
    }

    /// <summary>Lets a new destination begin with what comes from now on. False when it has begun already.</summary>
    public async Task<bool> StartFromNowAsync(string destination, string by, string? reason, CancellationToken cancellationToken)
    {
        var isNew = await switches.StartFromNowAsync(destination, cancellationToken);
        if (isNew)
        {
            await NoteAsync(time.GetUtcNow(), by, "start-from-now", destination, reason, cancellationToken);
        }

        return isNew;
    }

    /// <summary>
    /// Drops where a destination stands and what is held for it. False unless it has been paused for <see cref="Obeyed"/>: a node that still
    /// sent to it would begin anew, with everything that the journal holds. It stays paused.
    /// </summary>
    public async Task<bool> ForgetAsync(string destination, string by, string? reason, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var last = (await switches.ListAsync(cancellationToken)).FirstOrDefault(one => one.Destination == destination);
        if (last is not { IsPaused: true } || now - last.At < Obeyed)
        {
            return false;
        }

        await switches.ForgetAsync(destination, cancellationToken);
        await NoteAsync(now, by, "forget", destination, reason, cancellationToken);
        return true;
    }

    private Task NoteAsync(DateTimeOffset at, string by, string action, string destination, string? reason, CancellationToken cancellationToken) =>
        book.AddAsync(new(at, by, action, destination, null, reason), cancellationToken);
}
