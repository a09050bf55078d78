using OneStop.Core.Sync;

namespace OneStop.Core.Operations;

/// <summary>What operators decide about a destination as a whole; accepting goes on whatever they do.</summary>
public sealed class DestinationDesk(
    IDestinationSwitches switches, IDestinationBeats beats, IDeliveryReport report, IOperatorBook book, TimeProvider time)
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
    /// Drops where a destination stands and what is held for it. Not unless it has been paused for <see cref="Obeyed"/> and no node has it
    /// enabled: a node that still sent to it would begin anew, with everything that the journal holds. It stays paused.
    /// </summary>
    /// <param name="withHeld">Gives up what is held as well.</param>
    public async Task<Forgetting> ForgetAsync(string destination, bool withHeld, string by, string? reason, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var held = (await report.ReadAsync(cancellationToken)).Where(standing => standing.Destination == destination).Sum(standing => standing.Held);
        if ((await beats.ListAsync(cancellationToken)).FirstOrDefault(beat => beat.Destination == destination) is { } beat)
        {
            return new(ForgetObstacle.Driven, held, beat.Node);
        }

        var last = (await switches.ListAsync(cancellationToken)).FirstOrDefault(one => one.Destination == destination);
        if (last is not { IsPaused: true } || now - last.At < Obeyed)
        {
            return new(ForgetObstacle.NotPaused, held);
        }

        if (held > 0 && !withHeld)
        {
            return new(ForgetObstacle.Held, held);
        }

        await switches.ForgetAsync(destination, cancellationToken);
        await NoteAsync(now, by, "forget", destination, reason, cancellationToken);
        return new(null, held);
    }

    private Task NoteAsync(DateTimeOffset at, string by, string action, string destination, string? reason, CancellationToken cancellationToken) =>
        book.AddAsync(new(at, by, action, destination, null, reason), cancellationToken);
}

/// <summary>Why a destination cannot be forgotten.</summary>
public enum ForgetObstacle
{
    /// <summary>A running node has it enabled.</summary>
    Driven,

    /// <summary>It isn't paused, or not for long enough.</summary>
    NotPaused,

    /// <summary>Events are held that would be lost.</summary>
    Held,
}

/// <param name="Obstacle">Null when it is forgotten.</param>
/// <param name="Held">Events that are, or were, held for it.</param>
/// <param name="Node">Who has it enabled.</param>
public sealed record Forgetting(ForgetObstacle? Obstacle, long Held, string? Node = null);
