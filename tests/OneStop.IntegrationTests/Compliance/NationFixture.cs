using OneStop.Mocks;

namespace OneStop.IntegrationTests.Compliance;

/// <summary>One simulated nation per test class. Its clock stands still, so a slow answer never comes unless a test moves it.</summary>
public sealed class NationFixture : IAsyncLifetime
{
    internal SignallingTime Clock { get; } = new();

    public MockNation Nation { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Nation = await MockNation.StartAsync(new MockNationOptions { Clock = Clock });

    public ValueTask DisposeAsync() => Nation.DisposeAsync();
}
