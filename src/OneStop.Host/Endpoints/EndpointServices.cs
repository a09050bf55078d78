using OneStop.Host.Endpoints.Api;
using OneStop.Host.Endpoints.Operations;
using OneStop.Host.Endpoints.Sync;
using OneStop.Host.Wire;

namespace OneStop.Host.Endpoints;

internal static class EndpointServices
{
    public static IServiceCollection AddEndpoints(this IServiceCollection services)
    {
        services.AddSingleton<PrefillEndpoint>().AddSingleton<LookupEndpoint>().AddSingleton<CatalogEndpoint>()
            .AddSingleton<TokenEndpoint>().AddSingleton<HealthEndpoint>().AddSingleton<StoreCheck>()
            .AddSingleton<SyncGate>().AddSingleton<DossierEndpoint>().AddSingleton<BatchEndpoint>().AddSingleton<VoiceEndpoint>().AddSingleton<AttachmentEndpoint>()
            .AddSingleton<InboxEndpoint>().AddSingleton<CallbackEndpoint>()
            .AddSingleton<TimelineEndpoint>().AddSingleton<DeliveriesEndpoint>().AddSingleton<ReplayEndpoint>().AddSingleton<DestinationEndpoint>().AddSingleton<DeliveryBoard>()
            .AddSingleton<OperatorGate>().AddSingleton<ReconciliationEndpoint>().AddSingleton<TasksEndpoint>()
            .AddSingleton<PurposeGate>().AddSingleton<ApiDocument>();
        services.ConfigureHttpJsonOptions(options =>
        {
            HubJson.Apply(options.SerializerOptions);
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, HubJson.Default);
        });
        services.AddOpenApi(ApiDocument.Name, options => options
            .AddDocumentTransformer<ApiDocumentShape>()
            .AddOperationTransformer<OperationShape>()
            .AddSchemaTransformer<SchemaShape>());
        return services;
    }
}
