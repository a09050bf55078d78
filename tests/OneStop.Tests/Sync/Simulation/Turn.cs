namespace OneStop.Tests.Sync.Simulation;

/// <summary>Something that a node waits for and that the schedule lets happen.</summary>
/// <param name="Arrive">The effect outside the node; happens once, at the latest when the node freezes.</param>
/// <param name="Answer">What the node hears of it.</param>
internal sealed record Turn(SimNode Node, string Name, Action Arrive, Action Answer)
{
    private bool hasArrived;

    public void LetArrive()
    {
        if (!hasArrived)
        {
            hasArrived = true;
            Arrive();
        }
    }
}
