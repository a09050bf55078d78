using System.Data.Common;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using OneStop.Core.Sync;
using OneStop.Storage;
using OneStop.Storage.Journal;

namespace OneStop.Tests.Storage;

/// <summary>I1: what a caller is told while the store is slow, in the way, or gone.</summary>
public sealed class JournalWriterTests : IDisposable
{
    private static readonly IOptions<JournalOptions> Options = Microsoft.Extensions.Options.Options.Create(new JournalOptions());

    private readonly FakeTimeProvider time = new();
    private readonly HeldStore store = new();
    private readonly JournalBounds bounds;
    private JournalWriter writer;
    private readonly JournalTail tail = new(Options);
    private readonly FailingBell bell = new();

    public JournalWriterTests()
    {
        bounds = new(new NoDatabase(), Options, time, NullLogger<JournalBounds>.Instance);
        writer = Writer();
    }

    [Fact]
    public async Task Append_CallerGivesUpAfterItsEventWasTaken_MaySendItAgainAndHearsThatItIsThere()
    {
        store.Close();
        var appending = AppendAsync("m1");
        store.AwaitCommit();
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.False((await Assert.ThrowsAsync<JournalUnavailableException>(() => appending)).IsFull);
        store.Open();

        Assert.IsType<AppendAnswer.Repeated>(await AppendAsync("m1"));
        Assert.Equal(["m1"], store.Written);
    }

    [Fact]
    public async Task Append_CallerGivesUpBeforeItsEventWasTaken_IsNotWritten()
    {
        store.Close();
        var first = AppendAsync("m1");
        store.AwaitCommit();
        using var caller = new CancellationTokenSource();
        var second = AppendAsync("m2", caller.Token);
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        store.Open();
        await first;
        await AppendAsync("m3");

        Assert.Equal(["m1", "m3"], store.Written);
    }

    [Fact]
    public async Task Append_QueueFull_IsRefusedAtOnceAsFull()
    {
        store.Close();
        var first = AppendAsync("m");
        store.AwaitCommit();
        var waiting = Enumerable.Range(0, 8192).Select(i => AppendAsync($"m{i}")).ToArray();

        var refused = AppendAsync("one too many");

        Assert.True(refused.IsFaulted);
        Assert.True((await Assert.ThrowsAsync<JournalUnavailableException>(() => refused)).IsFull);
        store.Open();
        await Task.WhenAll(waiting.Prepend(first));
    }

    [Fact]
    public async Task Append_BellFails_TheEventIsAcceptedNevertheless()
    {
        bell.Fails = true;

        Assert.IsType<AppendAnswer.Accepted>(await AppendAsync("m1"));
        Assert.IsType<AppendAnswer.Accepted>(await AppendAsync("m2"));
    }

    // F12
    [Fact]
    public async Task Append_AnotherWriterInTheWay_IsRepeatedUntilWritten()
    {
        store.ConflictsLeft = 3;

        Assert.IsType<AppendAnswer.Accepted>(await AppendAsync("m1"));
        Assert.Equal(["m1"], store.Written);
    }

    [Fact]
    public async Task Append_StoreTakesTwoGroupsAtOnce_APartitionWaitsForItselfAlone()
    {
        store.Writers = 2;
        writer.Dispose();
        writer = Writer();
        var streams = Enumerable.Range(1, 100).Select(n => new StreamKey($"hoi-dap:{n}")).ToLookup(stream => stream.Partition(Options.Value.Partitions) % 2);
        var (held, same, other) = (streams[0].First(), streams[0].Last(), streams[1].First());
        store.Holds = draft => draft.Stream == held;
        store.Close();
        var first = writer.AppendAsync(Draft(held, "m1"), CancellationToken.None);
        store.AwaitCommit();
        var second = writer.AppendAsync(Draft(same, "m2"), CancellationToken.None);

        await writer.AppendAsync(Draft(other, "m3"), CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(["m3"], store.Written);
        store.Open();
        await Task.WhenAll(first, second);
        Assert.Equal(["m3", "m1", "m2"], store.Written);
    }

    public void Dispose()
    {
        store.Open();
        writer.Dispose();
        bounds.Dispose();
        store.Dispose();
    }

    private JournalWriter Writer() => new(store, tail, bounds, Options, time, NullLogger<JournalWriter>.Instance, bell);

    private Task<AppendAnswer> AppendAsync(string message, CancellationToken cancellationToken = default) =>
        writer.AppendAsync(Draft(new("hoi-dap:1"), message), cancellationToken);

    private JournalDraft Draft(StreamKey stream, string message) =>
        new(stream, EventKind.Question, "mot-cua-thu", message, [1], time.GetUtcNow(), time.GetUtcNow(), [1], null);

    private sealed class HeldStore : IJournalStore, IDisposable
    {
        private readonly ManualResetEventSlim open = new(initialState: true);
        private readonly ManualResetEventSlim entered = new();

        public int Writers { get; set; } = 1;

        /// <summary>Of these a closed store keeps the whole group; of all unless the test says otherwise.</summary>
        public Func<JournalDraft, bool> Holds { get; set; } = _ => true;

        public List<string> Written { get; } = [];

        public int ConflictsLeft { get; set; }

        public void Close()
        {
            entered.Reset();
            open.Reset();
        }

        public void Open() => open.Set();

        public void AwaitCommit() => entered.Wait();

        public IReadOnlyList<AppendAnswer> Append(IReadOnlyList<JournalDraft> drafts)
        {
            if (drafts.Any(Holds))
            {
                entered.Set();
                open.Wait();
            }

            if (ConflictsLeft-- > 0)
            {
                throw new StoreConflictException(new IOException("busy"));
            }

            return [.. drafts.Select(Write)];
        }

        public void Dispose()
        {
            open.Dispose();
            entered.Dispose();
        }

        private AppendAnswer Write(JournalDraft draft)
        {
            var known = Written.IndexOf(draft.MessageId);
            if (known >= 0)
            {
                return new AppendAnswer.Repeated(new(0, known + 1), draft.ReceivedAt);
            }

            Written.Add(draft.MessageId);
            return new AppendAnswer.Accepted(new(draft.Stream.Partition(16), Written.Count));
        }
    }

    private sealed class FailingBell : IJournalBell
    {
        public bool Fails { get; set; }

        public void Rung(int partition, long head)
        {
            if (Fails)
            {
                throw new InvalidOperationException("The bell is broken.");
            }
        }
    }

    private sealed class NoDatabase : IDatabase
    {
        public long? FreeBytes => null;

        public Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
