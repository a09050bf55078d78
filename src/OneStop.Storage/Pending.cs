namespace OneStop.Storage;

/// <summary>A row on its way to the store. Until it is taken its caller may withdraw it; after that it is written.</summary>
internal sealed class Pending<TRow, TAnswer>(TRow row) : TaskCompletionSource<TAnswer>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    private const int Waiting = 0;
    private const int Taken = 1;
    private const int Withdrawn = 2;

    private int state;

    public TRow Row => row;

    public bool TryTake() => Interlocked.CompareExchange(ref state, Taken, Waiting) == Waiting;

    public void Withdraw() => Interlocked.CompareExchange(ref state, Withdrawn, Waiting);
}
