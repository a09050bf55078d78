using System.Text.Json;

namespace OneStop.Mocks;

/// <summary>
/// One request that reached a system. <c>Kind</c> is business, token or unknown; <c>RequestId</c> is the caller's MaYeuCau / maYeuCau or
/// its X-Request-Id header; <c>Status</c> is the HTTP status answered, 0 when the connection was dropped on purpose.
/// </summary>
public sealed record LedgerEntry(
    long Sequence, DateTimeOffset Time, string System, string Kind, string Operation, string? RequestId, string? SubjectKey, int Status, string Outcome);

/// <summary>
/// What reached the nation, append-only. A row is written before the first byte of its answer leaves and before any delay, so whoever
/// saw an answer (or gave up waiting for one) finds the row; with a path it is on disk by then, too.
/// </summary>
public sealed class Ledger : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly Lock gate = new();
    private readonly List<LedgerEntry> entries = [];
    private readonly List<(Func<LedgerEntry, bool> Wanted, TaskCompletionSource<LedgerEntry> Seen)> waiting = [];
    private readonly StreamWriter? file;

    internal Ledger(string? path)
    {
        if (path is not null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            file = new StreamWriter(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true, NewLine = "\n" };
        }
    }

    /// <summary>A copy of the rows so far, oldest first.</summary>
    public IReadOnlyList<LedgerEntry> Entries
    {
        get
        {
            lock (gate)
            {
                return [.. entries];
            }
        }
    }

    /// <summary>The rows of one system that carry a look-up; token and unmapped requests left out.</summary>
    public IReadOnlyList<LedgerEntry> Lookups(string system) => [.. Entries.Where(entry => entry.System == system && entry.Kind == "business")];

    public IReadOnlyList<LedgerEntry> Tokens(string system) => [.. Entries.Where(entry => entry.System == system && entry.Kind == "token")];

    /// <summary>The first row that fits, as soon as it stands; for tests that must act while a call is under way.</summary>
    public Task<LedgerEntry> WaitForAsync(Func<LedgerEntry, bool> wanted, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            if (entries.Find(entry => wanted(entry)) is { } there)
            {
                return Task.FromResult(there);
            }

            var seen = new TaskCompletionSource<LedgerEntry>(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((wanted, seen));
            return seen.Task.WaitAsync(cancellationToken);
        }
    }

    internal void Append(Func<long, LedgerEntry> entry)
    {
        lock (gate)
        {
            var row = entry(entries.Count + 1);
            entries.Add(row);
            file?.WriteLine(JsonSerializer.Serialize(row, Json));
            waiting.RemoveAll(waiter => waiter.Wanted(row) && waiter.Seen.TrySetResult(row));
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            file?.Dispose();
        }
    }
}
