using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OneStop.Adapters.Plumbing.Credentials;
using OneStop.Adapters.Plumbing.Settings;
using OneStop.Adapters.Plumbing.Wire;
using OneStop.Core.Access;
using OneStop.Core.Registries;
using Refit;

namespace OneStop.Adapters.Plumbing;

/// <summary>Puts one adapter together: settings, HTTP client, line, call. Nothing is shared between two registries.</summary>
internal static class RegistryServices
{
    public static IServiceCollection AddPlumbing(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHttpClient();
        services.TryAddSingleton<RegistryTelemetry>();
        services.TryAddSingleton<IValidateOptions<RegistryOptions>, RegistryOptionsCheck>();
        services.TryAddSingleton<IValidateOptions<RegistriesSection>>(provider => new RegistriesSectionCheck(
            configuration, provider.GetServices<RegistryDefinition>().Select(definition => definition.Key)));
        services.AddOptions<RegistriesSection>().ValidateOnStart();
        services.TryAddSingleton(provider => new RegistryCatalogue(
            provider.GetServices<RegistryDefinition>().Select(definition => definition.Configured(provider.OptionsOf(definition)))));
        return services;
    }

    public static IServiceCollection AddRegistry<TApi>(
        this IServiceCollection services, IConfiguration configuration, RegistryDefinition definition, Func<RegistryCall, TApi, IRegistry> adapter)
        where TApi : class
    {
        var (calls, tokens) = ($"registry:{definition.Key}", $"token:{definition.Key}");
        services.AddSingleton(definition);
        services.AddSingleton<IConfigureOptions<RegistryOptions>>(new RegistryOptionsReader(definition, configuration));
        services.AddOptions<RegistryOptions>(definition.Key).ValidateOnStart();
        services.AddRegistryClient(calls, definition).AddHttpMessageHandler(provider => new AttemptHandler(
            provider.GetRequiredService<IAuditTrail>(), provider.GetRequiredService<TimeProvider>()));
        services.AddRegistryClient(tokens, definition);
        services.AddSingleton(provider =>
        {
            var (options, clock) = (provider.OptionsOf(definition), provider.GetRequiredService<TimeProvider>());
            var clients = provider.GetRequiredService<IHttpClientFactory>();
            var client = clients.CreateClient(calls);
            // Never called when nothing is configured: the catalogue then shows every operation as disabled.
            client.BaseAddress = options.BaseAddress ?? new Uri("http://unconfigured.invalid/");
            var api = RestService.ForGenerated<TApi>(client, WireRefit.For(definition, clock));
            var line = new RegistryLine(
                CredentialsOf(definition, options, () => clients.CreateClient(tokens), clock),
                new Quota(options.QuotaPerSecond, options.QuotaBurst, clock),
                LinePipeline.Build(options, clock));
            var call = new RegistryCall(
                provider.GetRequiredService<RegistryCatalogue>().Find(definition.Key)!,
                options,
                line,
                provider.GetRequiredService<AccessPolicy>(),
                provider.GetRequiredService<PeopleLimit>(),
                provider.GetRequiredService<IAuditTrail>(),
                provider.GetRequiredService<SubjectHasher>(),
                provider.GetRequiredService<RegistryTelemetry>(),
                clock,
                provider.GetRequiredService<ILogger<RegistryCall>>());
            return adapter(call, api);
        });
        return services;
    }

    private static RegistryOptions OptionsOf(this IServiceProvider provider, RegistryDefinition definition) =>
        provider.GetRequiredService<IOptionsMonitor<RegistryOptions>>().Get(definition.Key);

    private static ICredentials CredentialsOf(
        RegistryDefinition definition, RegistryOptions options, Func<HttpClient> tokenClient, TimeProvider clock)
    {
        if (definition.Schemes[options.Scheme] == CredentialKind.Digest)
        {
            return new DigestCredentials(options.Path, options.User, options.Secret, clock);
        }

        var address = options.TokenAddress ?? new Uri($"{options.BaseAddress?.ToString().TrimEnd('/') ?? "http://unconfigured.invalid"}/token");
        return new BearerCredentials(new TokenEndpoint(tokenClient, address, options.User, options.Secret, options.Attempt, clock), clock);
    }

    private static IHttpClientBuilder AddRegistryClient(this IServiceCollection services, string name, RegistryDefinition definition) => services
        .AddHttpClient(name)
        // The factory's own log lines carry the request's address, and one address carries a person's number.
        .RemoveAllLoggers()
        .ConfigureHttpClient((provider, client) =>
        {
            client.Timeout = Timeout.InfiniteTimeSpan;
            foreach (var (header, value) in provider.OptionsOf(definition).Headers)
            {
                client.DefaultRequestHeaders.TryAddWithoutValidation(header, value);
            }
        })
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
        .ConfigurePrimaryHttpMessageHandler(WireSocket.Create)
        .AddHttpMessageHandler(() => new BoundedBodyHandler());
}
