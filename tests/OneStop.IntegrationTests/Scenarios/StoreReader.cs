using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Core.Access;
using OneStop.Host;

namespace OneStop.IntegrationTests.Scenarios;

/// <summary>The access log of a hub that is not running.</summary>
internal sealed class StoreReader(WebApplication app) : IAsyncDisposable
{
    public IAuditLog Log => app.Services.GetRequiredService<IAuditLog>();

    public static StoreReader Open(HubSettings settings) => new(HubApplication.Build(settings.AsArguments()));

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
