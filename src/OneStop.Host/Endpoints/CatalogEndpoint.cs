using OneStop.Core.Prefill;
using OneStop.Core.Registries;
using OneStop.Host.Http;
using OneStop.Host.Wire;

namespace OneStop.Host.Endpoints;

/// <summary>GET /v1/catalog: what this hub can ask, for which procedures, and its error codes.</summary>
internal sealed class CatalogEndpoint(RegistryCatalogue catalogue, PlanBook plans)
{
    private readonly CatalogAnswer answer = CatalogMapping.ToWire(catalogue, plans);

    public Task HandleAsync(HttpContext context) => Answers.WriteAsync(context, answer, HubJson.Wire.CatalogAnswer);
}
