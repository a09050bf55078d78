using OneStop.Core.Errors;

namespace OneStop.Core.Sync.Inbound;

/// <summary>
/// What one far side has for the province, page by page. Throws <see cref="FarSideException"/> when it gives no answer that can be trusted.
/// </summary>
public interface IInboundFeed
{
    InboundFeedDescriptor Descriptor { get; }

    /// <param name="cursor">Where the last page ended; null from the beginning, and always for feeds without cursors.</param>
    Task<InboundPage> PullAsync(string? cursor, CancellationToken cancellationToken);

    /// <summary>The content of an item's file. Throws <see cref="FarSideException"/>.</summary>
    Task<Stream> OpenAsync(InboundItem item, InboundFile file, CancellationToken cancellationToken);

    /// <summary>
    /// Tells a pull-then-mark feed that the items are kept, after which it forgets them. Saying so twice harms nothing. Other feeds do nothing.
    /// </summary>
    Task MarkAsync(IReadOnlyList<InboundItem> items, CancellationToken cancellationToken);
}

/// <param name="Key">Names its settings, its cursor and its job.</param>
/// <param name="Source">Key of the far side.</param>
/// <param name="IsMarked">True for pull-then-mark: what is not marked is listed again.</param>
/// <param name="Every">How often it is pulled.</param>
public sealed record InboundFeedDescriptor(string Key, string Source, bool IsMarked, TimeSpan Every);

/// <param name="Next">The cursor after this page; null for feeds without cursors.</param>
/// <param name="HasMore">True when the far side may have more right now.</param>
public sealed record InboundPage(IReadOnlyList<InboundItem> Items, IReadOnlyList<UnreadableItem> Unreadable, string? Next, bool HasMore);

/// <summary>A message that breaks its contract: kept as it came, for a person.</summary>
/// <param name="Subject">What it is about, as far as that can be read.</param>
public sealed record UnreadableItem(string Source, string MessageId, string Subject, Fault Fault, byte[] Body)
{
    public override string ToString() => "[unreadable]";
}
