using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Core.Access;
using OneStop.Host;

namespace OneStop.IntegrationTests.Scenarios;

/// <summary>What a hub's store holds, read without running the hub.</summary>
internal sealed class StoreReader(WebApplication app) : IAsyncDisposable
{
    public IAuditLog Log => Get<IAuditLog>();

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public static StoreReader Open(HubSettings settings, Action<WebApplicationBuilder>? configure = null) =>
        new(HubApplication.Build(settings.AsArguments(), configure));

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
