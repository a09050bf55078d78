namespace OneStop.Core.Sync;

/// <summary>
/// The events between the cursor and the last one read, in order. The cursor may pass an event only when all before it are passed too.
/// </summary>
internal sealed class PumpWindow(long cursor)
{
    private readonly Queue<PumpItem> items = new();

    /// <summary>The last event that was read.</summary>
    public long Read { get; private set; } = cursor;

    /// <summary>The last event that is done with.</summary>
    public long Cursor { get; private set; } = cursor;

    public int Count => items.Count;

    public void Add(PumpItem item)
    {
        items.Enqueue(item);
        Read = item.Seq;
    }

    public IEnumerable<PumpItem> Open => items.Where(item => !item.IsPassed);

    /// <summary>Moves the cursor over what is passed; true when it moved.</summary>
    public bool Advance()
    {
        var before = Cursor;
        while (items.TryPeek(out var first) && first.IsPassed)
        {
            Cursor = items.Dequeue().Seq;
        }

        return Cursor > before;
    }
}
