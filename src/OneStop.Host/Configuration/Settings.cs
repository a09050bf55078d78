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

    /// <summary>A section as far as it can be read, for what is needed before anything can be checked.</summary>
    public static T Lenient<T>(IConfiguration configuration, string section)
        where T : class, new()
    {
        var settings = new T();
        Bind(settings, configuration.GetSection(section));
        return settings;
    }

    public static IServiceCollection AddSettings(this IServiceCollection services)
    {
        services.AddChecked<TokenSettings, TokenSettings>(TokenSettings.Section)
            .AddChecked<LimitSettings, LimitSettings>(LimitSettings.Section)
            .AddChecked<TelemetrySettings, TelemetrySettings>(TelemetrySettings.Section)
            .AddChecked<PrefillSettings, PrefillSettings>(PrefillSettings.Section)
            .AddChecked<FileSettings, FileSettings>(FileSettings.Section)
            .AddChecked<DossierSettings, DossierSettings>(DossierSettings.Section)
            .AddChecked<EarlySettings, EarlySettings>(EarlySettings.Section)
            .AddChecked<CallbacksSettings, CallbacksSettings>(CallbacksSettings.Section)
            .AddChecked<DataSettings, DataCheck>(DataSettings.Section)
            .AddChecked<ClusterSettings, ClusterCheck>(ClusterSettings.Section)
            .AddSingleton<IValidateOptions<PrefillSettings>, PlanCheck>()
            .AddSingleton<IValidateOptions<PrefillSettings>, BudgetCheck>()
            .AddSingleton<IValidateOptions<DataSettings>, ClientCheck>()
            .AddSingleton<IValidateOptions<DataSettings>, StorePlaceCheck>()
            .AddSingleton<IValidateOptions<TelemetrySettings>, LogLevelCheck>()
            .AddSingleton<IValidateOptions<AllSettings>, SectionCheck>()
            .AddSingleton<IValidateOptions<LimitSettings>, AddressCheck>();
        services.AddOptions<AllSettings>().ValidateOnStart();
        services.AddOptions<HostOptions>().Configure<IConfiguration>(
            (host, configuration) => host.ShutdownTimeout = Lenient<LimitSettings>(configuration, LimitSettings.Section).Drain);
        return services;
    }

    private static IServiceCollection AddChecked<TSettings, TCheck>(this IServiceCollection services, string section)
        where TSettings : class
        where TCheck : class, IValidateOptions<TSettings>
    {
        services.AddOptions<TSettings>()
            .Configure<IConfiguration>((settings, configuration) => Bind(settings, configuration.GetSection(section)))
            .ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<TSettings>>(provider => new ReadableCheck<TSettings>(provider.GetRequiredService<IConfiguration>(), section))
            .AddSingleton<IValidateOptions<TSettings>, TCheck>();
    }

    // A value of the wrong kind leaves the default; ReadableCheck reports it together with everything else.
    private static void Bind<T>(T settings, IConfigurationSection section)
        where T : class
    {
        try
        {
            section.Bind(settings);
        }
        catch (InvalidOperationException)
        {
            // Reported by ReadableCheck.
        }
    }
}
