using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Options;

namespace OneStop.Host.Configuration;

/// <summary>Where settings come from and how they are checked: all of them at start, every mistake at once.</summary>
internal static class Settings
{
    /// <summary>Names one more settings file, such as /etc/onestop/settings.json; environment and arguments stand above it.</summary>
    private const string File = "Settings";

    public static void AddHubSources(this ConfigurationManager configuration, string[] args)
    {
        if (configuration[File] is { Length: > 0 } file)
        {
            configuration.AddJsonFile(Path.GetFullPath(file), optional: false, reloadOnChange: true).AddEnvironmentVariables().AddCommandLine(args);
        }

        var store = Path.Combine(DataSettings.Of(configuration).FullPath, "onestop.db");
        var defaults = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Storage:Provider"] = "sqlite",
            ["Urls"] = "http://127.0.0.1:8080",
        };
        if (configuration["Storage:Provider"] is null or "sqlite")
        {
            defaults["Storage:ConnectionString"] = $"Data Source={store}";
        }

        ((IConfigurationBuilder)configuration).Sources.Insert(0, new MemoryConfigurationSource { InitialData = defaults });
    }

    public static IServiceCollection AddSettings(this IServiceCollection services)
    {
        services.AddChecked<TokenSettings, TokenSettings>(TokenSettings.Section)
            .AddChecked<LimitSettings, LimitSettings>(LimitSettings.Section)
            .AddChecked<TelemetrySettings, TelemetrySettings>(TelemetrySettings.Section)
            .AddChecked<PrefillSettings, PrefillSettings>(PrefillSettings.Section)
            .AddChecked<DataSettings, DataCheck>(DataSettings.Section)
            .AddSingleton<IValidateOptions<PrefillSettings>, PlanCheck>()
            .AddSingleton<IValidateOptions<DataSettings>, ClientCheck>()
            .AddSingleton<IValidateOptions<KestrelServerOptions>, AddressCheck>();
        services.AddOptions<KestrelServerOptions>().ValidateOnStart();
        services.AddOptions<HostOptions>().Configure<IOptions<LimitSettings>>((host, limits) => host.ShutdownTimeout = limits.Value.Drain);
        return services;
    }

    private static IServiceCollection AddChecked<TSettings, TCheck>(this IServiceCollection services, string section)
        where TSettings : class
        where TCheck : class, IValidateOptions<TSettings>
    {
        services.AddOptions<TSettings>().BindConfiguration(section).ValidateOnStart();
        return services.AddSingleton<IValidateOptions<TSettings>, TCheck>();
    }
}
