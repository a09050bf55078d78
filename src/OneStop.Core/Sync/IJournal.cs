namespace OneStop.Core.Sync;

/// <summary>Takes events in, on any node, without the engine that sends them.</summary>
public interface IJournal
{
    /// <summary>
    /// Returns after the commit that holds the event. Throws <see cref="JournalUnavailableException"/> when it certainly or possibly was not
    /// written: the caller may send it again under the same message id.
    /// </summary>
    Task<AppendAnswer> AppendAsync(JournalDraft draft, CancellationToken cancellationToken);
}

/// <summary>The journal took nothing: down, full, or over its bounds.</summary>
public sealed class JournalUnavailableException(string message, Exception? inner = null, bool full = false) : Exception(message, inner)
{
    /// <summary>True when it is over its bounds (backlog, disk) rather than broken.</summary>
    public bool IsFull => full;
}
