using OneStop.Core.Errors;
using OneStop.Core.Operations;
using OneStop.Host.Endpoints.Sync;
using OneStop.Host.Http;
using OneStop.Host.Wire;

namespace OneStop.Host.Endpoints.Operations;

/// <summary>GET /v1/dossiers/{code}/timeline.</summary>
internal sealed class TimelineEndpoint(Timeline timeline)
{
    public async Task HandleAsync(string code, HttpContext context)
    {
        if (await SyncGate.CodeAsync(context, code) is not { } dossier)
        {
            return;
        }

        var entries = await timeline.OfAsync(dossier, context.RequestAborted);
        if (entries.Count == 0)
        {
            await Problems.WriteAsync(context, new Fault(ErrorCode.DossierUnknown));
            return;
        }

        await Answers.WriteAsync(context, new TimelineAnswer(dossier.Text, [.. entries.Select(OperationMapping.ToWire)]), HubJson.Wire.TimelineAnswer);
    }
}
