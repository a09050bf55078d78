namespace OneStop.Mocks;

/// <summary>Which overlays lie over one system, and what they do to the next call.</summary>
internal sealed class FaultBoard(IReadOnlyDictionary<string, FaultOverlay> known, TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, int> active = new(StringComparer.Ordinal);

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

    public void SwitchOn(string name)
    {
        if (!known.ContainsKey(name))
        {
            throw new ArgumentException($"no overlay {name}; known: {string.Join(", ", known.Keys.Order(StringComparer.Ordinal))}", nameof(name));
        }

        lock (gate)
        {
            active.TryAdd(name, 0);
        }
    }

    public void SwitchOff(string name)
    {
        lock (gate)
        {
            active.Remove(name);
        }
    }

    public Conditions Conditions()
    {
        var overlays = Active.Select(name => known[name]).ToList();
        var offset = overlays.Sum(overlay => overlay.ClockOffsetSeconds);
        return new Conditions(clock.GetUtcNow().AddSeconds(offset), overlays.Min(overlay => overlay.TokenUses));
    }

    /// <summary>The overlays that disturb this call, each counted once.</summary>
    public IReadOnlyList<(string Name, FaultOverlay Overlay)> Strike(string kind)
    {
        lock (gate)
        {
            var struck = new List<(string, FaultOverlay)>();
            foreach (var name in active.Keys.ToList())
            {
                var overlay = known[name];
                if (kind == "token" && !overlay.TokenRequests)
                {
                    continue;
                }

                active[name]++;
                if (active[name] % overlay.EveryNth == 0)
                {
                    struck.Add((name, overlay));
                }
            }

            return struck;
        }
    }
}
