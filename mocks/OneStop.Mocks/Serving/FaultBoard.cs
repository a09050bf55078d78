namespace OneStop.Mocks;

/// <summary>Which overlays lie over one system, and what they do to the next call.</summary>
internal sealed class FaultBoard(IReadOnlyDictionary<string, FaultOverlay> known, TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, Activation> active = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Active
    {
        get
        {
            lock (gate)
            {
                return [.. active.Keys];
            }
        }
    }

    /// <summary>
    /// Lays an overlay over the system. <paramref name="times"/>: it goes by itself after so many disturbed calls;
    /// <paramref name="operation"/>: it disturbs that operation only. An overlay that is already on keeps how it was switched on.
    /// </summary>
    public void SwitchOn(string name, int? times = null, string? operation = null)
    {
        if (!known.TryGetValue(name, out var overlay))
        {
            throw new ArgumentException($"no overlay {name}; known: {string.Join(", ", known.Keys.Order(StringComparer.Ordinal))}", nameof(name));
        }

        if (times <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(times), times, "at least one call must be disturbed");
        }

        lock (gate)
        {
            active.TryAdd(name, new Activation(overlay, times, operation));
        }
    }

    public void SwitchOff(string name)
    {
        lock (gate)
        {
            if (active.Remove(name, out var gone))
            {
                gone.Off.TrySetResult();
            }
        }
    }

    /// <summary>Lets every held call go, the overlays stay on: the system is closing.</summary>
    public void Release()
    {
        lock (gate)
        {
            foreach (var activation in active.Values)
            {
                activation.Off.TrySetResult();
                activation.Off = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    public Conditions Conditions()
    {
        lock (gate)
        {
            var offset = active.Values.Sum(activation => activation.Overlay.ClockOffsetSeconds);
            return new Conditions(clock.GetUtcNow().AddSeconds(offset), active.Values.Min(activation => activation.Overlay.TokenUses));
        }
    }

    /// <summary>The overlays that disturb this call, each counted once.</summary>
    public IReadOnlyList<Strike> Strike(string kind, string operation)
    {
        lock (gate)
        {
            if (active.Count == 0)
            {
                return [];
            }

            var struck = new List<Strike>();
            foreach (var (name, activation) in active.ToList())
            {
                var spared = kind == "token" && !activation.Overlay.TokenRequests;
                if (spared || activation.Left == 0 || (activation.Operation ?? operation) != operation)
                {
                    continue;
                }

                activation.Seen++;
                if (activation.Seen % activation.Overlay.EveryNth != 0)
                {
                    continue;
                }

                // A held call waits for a switch-off, which must still find the overlay.
                struck.Add(new Strike(name, activation.Overlay, activation.Off.Task));
                activation.Left--;
                if (activation.Left == 0 && !activation.Overlay.Hold)
                {
                    active.Remove(name);
                }
            }

            return struck;
        }
    }

    private sealed class Activation(FaultOverlay overlay, int? times, string? operation)
    {
        public FaultOverlay Overlay { get; } = overlay;
        public string? Operation { get; } = operation;
        public int? Left { get; set; } = times;
        public int Seen { get; set; }
        public TaskCompletionSource Off { get; set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>One disturbance of one call; <c>Off</c> completes when the overlay is switched off or the system closes.</summary>
internal sealed record Strike(string Name, FaultOverlay Overlay, Task Off);
