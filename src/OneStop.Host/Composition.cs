using OneStop.Host.Access;
using OneStop.Host.Configuration;
using OneStop.Host.Delivery;
using OneStop.Host.Deployment;
using OneStop.Host.Endpoints;
using OneStop.Host.Endpoints.Api;
using OneStop.Host.Http;
using OneStop.Host.Jobs;
using OneStop.Host.Observability;

namespace OneStop.Host;

/// <summary>What the hub is made of, one line per concern.</summary>
internal static class Composition
{
    public static void AddHub(this WebApplicationBuilder builder, string[] args, HubUse use)
    {
        builder.Configuration.AddHubSources(args);
        builder.Services.AddSingleton(LogLevels.Repair(builder.Configuration));
        var data = DataSettings.Of(builder.Configuration);
        var telemetry = TelemetrySettings.Of(builder.Configuration);
        builder.Logging.AddHubLog(data, telemetry, use);
        builder.WebHost.AddServer();
        builder.Services
            .AddSettings()
            .AddKeys(use)
            .AddTokenServer()
            .AddTokenCheck()
            .AddRules(builder.Configuration)
            .AddEndpoints()
            .AddOverload()
            .AddTelemetry(telemetry)
            .AddService();
        builder.AddDelivery();
        builder.AddClock();
    }

    public static void UseHub(this WebApplication app)
    {
        app.UseMiddleware<RequestLogMiddleware>();
        app.UseMiddleware<ProblemMiddleware>();
        app.UseMiddleware<FarewellMiddleware>();
        app.UseDocsHeaders();
        app.UseRouting();
        app.UseTokenServer();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.MapHub();
    }
}
