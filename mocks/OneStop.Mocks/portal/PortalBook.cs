namespace OneStop.Mocks;

/// <summary>
/// What the portal keeps, and the ledger of every effect that a request had on it. The ledger is append-only and outlives a restored backup, so
/// it shows what happened and not only what is left.
/// </summary>
public sealed class PortalBook(TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly List<PortalEffect> effects = [];
    private readonly List<(Func<PortalEffect, bool> Wanted, TaskCompletionSource<PortalEffect> Seen)> waiting = [];
    private readonly Dictionary<string, PortalState> backups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> refused = new(StringComparer.Ordinal);
    private PortalState state = new();
    private PortalSettings settings = new();
    private long requests;

    /// <summary>Replaced whole: <c>book.Settings = book.Settings with { … }</c>.</summary>
    public PortalSettings Settings
    {
        get => Volatile.Read(ref settings);
        set => Volatile.Write(ref settings, value);
    }

    /// <summary>Sequence of the last effect, 0 when nothing happened.</summary>
    public long LastEffect
    {
        get
        {
            lock (gate)
            {
                return effects.Count;
            }
        }
    }

    /// <summary>A copy of the effects after a sequence number, oldest first, at most <paramref name="limit"/>.</summary>
    public IReadOnlyList<PortalEffect> Effects(long after = 0, int limit = int.MaxValue)
    {
        lock (gate)
        {
            var from = (int)Math.Clamp(after, 0, effects.Count);
            return effects.GetRange(from, Math.Min(limit, effects.Count - from));
        }
    }

    /// <summary>The first effect that fits, as soon as it stands.</summary>
    public Task<PortalEffect> WaitForAsync(Func<PortalEffect, bool> wanted, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            if (effects.Find(effect => wanted(effect)) is { } there)
            {
                return Task.FromResult(there);
            }

            var seen = new TaskCompletionSource<PortalEffect>(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((wanted, seen));
            return seen.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>The dossier with this code, null when the portal has none.</summary>
    public PortalDossier? Dossier(string code) => Read(kept => kept.Dossiers.GetValueOrDefault(code));

    /// <summary>Every dossier, by code.</summary>
    public IReadOnlyList<PortalDossier> Dossiers() =>
        [.. Read(kept => kept.Dossiers.Values.ToList()).OrderBy(dossier => dossier.Code, StringComparer.Ordinal)];

    /// <summary>Every record and step of this dossier is refused with <paramref name="sentence"/> until <see cref="Accept"/>.</summary>
    public void Refuse(string code, string sentence)
    {
        lock (gate)
        {
            refused[code] = sentence;
        }
    }

    public void Accept(string code)
    {
        lock (gate)
        {
            refused.Remove(code);
        }
    }

    /// <summary>Keeps a backup of the book under a name; the same name again replaces it.</summary>
    public void Snapshot(string name)
    {
        lock (gate)
        {
            backups[name] = state.Copy();
        }
    }

    /// <summary>Puts a backup back: what came later is forgotten, idempotency keys included. The ledger of effects stays.</summary>
    public void Restore(string name)
    {
        lock (gate)
        {
            if (!backups.TryGetValue(name, out var backup))
            {
                throw new ArgumentException($"no backup {name}; known: {string.Join(", ", backups.Keys)}", nameof(name));
            }

            state = backup.Copy();
            Commit(change => change.Note("restore", name, ""));
        }
    }

    internal T Read<T>(Func<PortalState, T> question)
    {
        lock (gate)
        {
            return question(state);
        }
    }

    internal string? RefusalOf(string code)
    {
        lock (gate)
        {
            return refused.GetValueOrDefault(code);
        }
    }

    /// <summary>One request's work on the book, alone in it.</summary>
    internal void Commit(Action<PortalChange> work) => Commit<object?>(null, change =>
    {
        work(change);
        return null;
    });

    internal T Commit<T>(string? key, Func<PortalChange, T> work)
    {
        lock (gate)
        {
            return work(new PortalChange(state, ++requests, clock.GetUtcNow(), key, Append));
        }
    }

    private void Append(PortalEffect effect)
    {
        effect = effect with { Sequence = effects.Count + 1 };
        effects.Add(effect);
        if (waiting.Count > 0)
        {
            waiting.RemoveAll(waiter => waiter.Wanted(effect) && waiter.Seen.TrySetResult(effect));
        }
    }
}

/// <summary>The book as one request changes it; valid inside the call that got it.</summary>
internal sealed class PortalChange(PortalState state, long request, DateTimeOffset now, string? key, Action<PortalEffect> append)
{
    public PortalState State { get; } = state;
    public DateTimeOffset Now { get; } = now;

    public void Note(string kind, string code, string status, string? moment = null, string? text = null, string digest = "") =>
        append(new PortalEffect(0, request, Now, kind, code, status, moment, text, digest, key));
}
