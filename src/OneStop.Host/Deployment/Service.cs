using Microsoft.AspNetCore.Connections;

namespace OneStop.Host.Deployment;

/// <summary>One binary: in a terminal, under systemd, as a Windows service. Each recognises its own surroundings.</summary>
internal static class Service
{
    public static IServiceCollection AddService(this IServiceCollection services) => services
        .AddSystemd()
        .AddWindowsService(options => options.ServiceName = "OneStopIntegration")
        .AddSingleton<Doors>()
        .AddSingleton<IConnectionListenerFactory>(provider => provider.GetRequiredService<Doors>())
        .AddSingleton<Farewell>()
        .AddHostedService(provider => provider.GetRequiredService<Farewell>())
        .AddHostedService<Watchdog>();
}
