using OneStop.Mocks;

namespace OneStop.IntegrationTests.Mocks;

/// <summary>A nation of the test's own; the slow trigger waits only as long as a test can see.</summary>
public abstract class NationTest : IAsyncLifetime
{
    protected MockNation Nation { get; private set; } = null!;

    internal NationClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Nation = await MockNation.StartAsync(new MockNationOptions { SlowDelay = TimeSpan.FromMilliseconds(20) });
        Client = new NationClient(Nation);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Client.Dispose();
        return Nation.DisposeAsync();
    }
}
