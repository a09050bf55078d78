using OneStop.Storage.Audit;

namespace OneStop.Tests.Storage;

/// <summary>A store whose commits wait at a gate, and fail when told to.</summary>
internal sealed class GatedStore : IAuditStore, IDisposable
{
    private readonly ManualResetEventSlim gate = new(initialState: true);
    private readonly ManualResetEventSlim arrived = new();
    private Exception? failure;
    private Action? beforeFailing;
    private int failures;

    public List<int> Groups { get; } = [];

    /// <summary>Request ids, in the order written.</summary>
    public List<string> Written { get; } = [];

    public void Close() => gate.Reset();

    public void Open() => gate.Set();

    public void AwaitCommit() => arrived.Wait();

    public void FailNext(Exception exception, int times, Action? before = null) => (failure, failures, beforeFailing) = (exception, times, before);

    public long Append(IReadOnlyList<string> entries)
    {
        arrived.Set();
        gate.Wait();
        if (failures > 0)
        {
            failures--;
            beforeFailing?.Invoke();
            throw failure!;
        }

        var first = Written.Count + 1;
        Groups.Add(entries.Count);
        Written.AddRange(entries.Select(entry => AuditCodec.Read(new AuditLink(1, [], entry)).Entry.RequestId));
        return first;
    }

    public Task<AuditPage> PageAsync(long after, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    public void Dispose()
    {
        gate.Dispose();
        arrived.Dispose();
    }
}
