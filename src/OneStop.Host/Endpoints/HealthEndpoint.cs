using OneStop.Host.Deployment;
using OneStop.Host.Http;
using OneStop.Host.Wire;

namespace OneStop.Host.Endpoints;

/// <summary>
/// /health/live says that this process answers. /health/ready says that a look-up could be made now: what the store can do is tried
/// every time, so a failure is never remembered. National databases only degrade single answers and have no part in either.
/// </summary>
internal sealed class HealthEndpoint(StoreCheck store, Farewell farewell)
{
    public static Task LiveAsync(HttpContext context) => Answers.WriteAsync(context, new HealthAnswer("live"), HubJson.Wire.HealthAnswer);

    public async Task ReadyAsync(HttpContext context)
    {
        var works = await store.WorksAsync(context.RequestAborted);
        var ready = works && !farewell.Begun;
        context.Response.StatusCode = ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        var status = farewell.Begun ? "draining" : works ? "ready" : "not-ready";
        await Answers.WriteAsync(context, new HealthAnswer(status, works ? "ok" : "failing"), HubJson.Wire.HealthAnswer);
    }
}
