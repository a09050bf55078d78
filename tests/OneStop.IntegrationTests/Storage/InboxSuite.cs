using OneStop.Core.Sync;

namespace OneStop.IntegrationTests.Storage;

/// <summary>B45: what a source has sent is found by its message id, and by nobody else's.</summary>
public abstract class InboxSuite<TStore> : StorageSuite<TStore>
    where TStore : ITestStore, new()
{
    [Fact]
    public async Task Find_Message_IsTheSourcesOwn()
    {
        await using var node = await StoreNode.StartAsync(Store);
        var at = new DateTimeOffset(2026, 11, 20, 1, 2, 3, 456, TimeSpan.Zero);
        byte[] hash = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
        var draft = new JournalDraft(new("hoi-dap:1"), EventKind.Answer, "one-stop", "m-1", hash, at, at, [1, 2, 3], null);
        var accepted = Assert.IsType<AppendAnswer.Accepted>(await node.Get<IJournal>().AppendAsync(draft, CancellationToken.None));

        var inbox = node.Get<IInbox>();
        var known = await inbox.FindAsync("one-stop", "m-1", CancellationToken.None);
        Assert.Equal((accepted.Position, at), (known!.Position, known.ReceivedAt));
        Assert.Equal(hash, known.BodyHash);
        Assert.Null(await inbox.FindAsync("another", "m-1", CancellationToken.None));
        Assert.Null(await inbox.FindAsync("one-stop", "m-2", CancellationToken.None));
    }
}
