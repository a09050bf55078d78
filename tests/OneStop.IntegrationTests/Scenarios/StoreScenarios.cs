using OneStop.IntegrationTests.Storage;

namespace OneStop.IntegrationTests.Scenarios;

/// <summary>A hub on an empty store of the kind that the test names.</summary>
public abstract class StoreScenarios<TStore> : IAsyncLifetime
    where TStore : ITestStore, new()
{
    private readonly TStore store = new();

    public ValueTask InitializeAsync() => store.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected HubSettings OnStore(HubSettings settings)
    {
        settings.Values["Storage:Provider"] = store.Provider;
        settings.Values["Storage:ConnectionString"] = store.ConnectionString;
        return settings;
    }
}
