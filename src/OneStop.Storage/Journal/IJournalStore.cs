using OneStop.Core.Sync;

namespace OneStop.Storage.Journal;

/// <summary>The journal's tables as their writer needs them, on either store.</summary>
internal interface IJournalStore
{
    /// <summary>How many groups it writes at once, each of partitions of its own.</summary>
    int Writers { get; }

    /// <summary>
    /// Writes what can be written of the group, durably; an answer for each draft, in order. Blocks: it is called from a writer's own thread.
    /// Throws <see cref="StoreConflictException"/> when the same call may succeed at once: what it may have written then answers as repeated.
    /// </summary>
    IReadOnlyList<AppendAnswer> Append(IReadOnlyList<JournalDraft> drafts);
}
