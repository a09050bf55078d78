using OneStop.Core.Access;

namespace OneStop.Tests.Prefill;

/// <summary>Remembers whether rows are being gathered right now.</summary>
internal sealed class FakeGathering : IAuditGathering, IDisposable
{
    public bool IsOpen { get; private set; }

    public IDisposable Gather()
    {
        Assert.False(IsOpen);
        IsOpen = true;
        return this;
    }

    public void Dispose() => IsOpen = false;
}
