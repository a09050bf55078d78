using System.Text.Json;
using OneStop.Core.Access;
using OneStop.Core.Errors;
using OneStop.Core.Prefill;
using OneStop.Core.Sync;
using OneStop.Host.Access;
using OneStop.Host.Endpoints.Reading;
using OneStop.Host.Http;
using OneStop.Host.Wire;

namespace OneStop.Host.Endpoints;

/// <summary>POST /v1/prefill: 200 whenever the purpose stands, whatever the registries do.</summary>
internal sealed class PrefillEndpoint(PrefillEngine engine, PlanBook plans, ClientBook clients, PurposeGate gate, PurposeBook purposes, Courtesy courtesy)
{
    public async Task HandleAsync(HttpContext context)
    {
        courtesy.Serve();
        var caller = clients.Of(context.User)!.Caller;
        using var body = await JsonBody.ReadAsync(context.Request, context.RequestAborted);
        if (body.Error is { } unreadable)
        {
            await Problems.WriteAsync(context, new Fault(unreadable));
            return;
        }

        var findings = new Findings();
        if (PrefillReading.Read(body.Root, caller, plans, findings) is not { } request)
        {
            await gate.RefuseAsync(context, findings, caller);
            return;
        }

        request = request with { Purpose = await purposes.KnownAsync(request.Purpose, context.RequestAborted) };
        if (AccessPolicy.Check(request.Purpose) is { } refused)
        {
            gate.Count(refused, caller);
            await Problems.WriteAsync(context, refused);
            return;
        }

        var result = await engine.FillAsync(request, context.RequestAborted);
        await Answers.WriteAsync(context, PrefillMapping.ToWire(result), HubJson.Wire.PrefillAnswer);
    }
}
