using System.Text;
using OneStop.Core.Dossiers;
using OneStop.Core.Errors;
using OneStop.Core.Sync;
using OneStop.Core.Sync.Inbound;

namespace OneStop.IntegrationTests.Inbound;

/// <summary>A far side that a test writes: a list with a cursor, or one that forgets what is marked.</summary>
internal sealed class ScriptedFeed(bool isMarked) : IInboundFeed
{
    public InboundFeedDescriptor Descriptor { get; } = new(isMarked ? "ministry" : "portal", isMarked ? "ministry" : "portal", isMarked, TimeSpan.FromMinutes(1));

    public List<InboundItem> Items { get; } = [];

    public List<UnreadableItem> Unreadable { get; } = [];

    public Dictionary<string, string> Files { get; } = new(StringComparer.Ordinal);

    public List<string> Marked { get; } = [];

    public int MarksThatFail { get; set; }

    public Action BeforeMark { get; set; } = () => { };

    public Task<InboundPage> PullAsync(string? cursor, CancellationToken cancellationToken)
    {
        var after = int.Parse(cursor ?? "0", null);
        var page = isMarked ? Items.Where(item => !Marked.Contains(item.MessageId)).ToList() : Items.Skip(after).ToList();
        var next = isMarked ? null : Items.Count.ToString((IFormatProvider?)null);
        return Task.FromResult(new InboundPage(page, Unreadable, next, page.Count > 0));
    }

    public Task<Stream> OpenAsync(InboundItem item, InboundFile file, CancellationToken cancellationToken) => Files.TryGetValue(file.Name, out var content)
        ? Task.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(content)))
        : throw new FarSideException(new Fault(ErrorCode.InboundFileMissing));

    public Task MarkAsync(IReadOnlyList<InboundItem> items, CancellationToken cancellationToken)
    {
        BeforeMark();
        if (MarksThatFail-- > 0)
        {
            throw new FarSideException(new Fault(ErrorCode.DestinationUnreachable));
        }

        Marked.AddRange(items.Select(item => item.MessageId));
        return Task.CompletedTask;
    }
}

/// <summary>Files in memory, by what they really are.</summary>
internal sealed class Shelf : IFileShelf, IFileIntake
{
    private readonly HashSet<string> held = new(StringComparer.Ordinal);

    /// <summary>Why nothing is taken at present.</summary>
    public ErrorCode? Refuses { get; set; }

    public bool Holds(string sha256) => held.Contains(sha256);

    public DateTimeOffset? KeptSince(string sha256) => Holds(sha256) ? DateTimeOffset.UnixEpoch : null;

    public async Task<(string? Sha256, ErrorCode? Error)> KeepAsync(Stream content, CancellationToken cancellationToken)
    {
        if (Refuses is { } why)
        {
            return (null, why);
        }

        using var reader = new StreamReader(content);
        var hash = Incoming.Sha256(await reader.ReadToEndAsync(cancellationToken));
        held.Add(hash);
        return (hash, null);
    }
}

internal sealed class NoWatch : IInboundWatch
{
    public void Taken(string feed, IReadOnlyList<Taken> items, int unreadable)
    {
    }

    public void Failed(string feed, Fault fault)
    {
    }
}
