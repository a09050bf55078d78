using OneStop.Core.Errors;
using OneStop.Core.Sync;
using OneStop.Host.Access;
using OneStop.Host.Endpoints.Reading;
using OneStop.Host.Http;
using OneStop.Host.Wire;

namespace OneStop.Host.Endpoints.Sync;

/// <summary>A dossier as a whole, its events one by one, and how it stands.</summary>
internal sealed class DossierEndpoint(SyncGate gate, DossierIntake intake, DossierFinder finder, ClientBook clients)
{
    public async Task PutAsync(string code, HttpContext context)
    {
        if (await SyncGate.CodeAsync(context, code) is { } dossier)
        {
            await gate.TakeAsync(context, (root, incoming, findings) => SubmissionReading.ReadState(root, dossier, incoming, findings), intake.AcceptAsync);
        }
    }

    public async Task PostEventAsync(string code, HttpContext context)
    {
        if (await SyncGate.CodeAsync(context, code) is { } dossier)
        {
            await gate.TakeAsync(context, (root, incoming, findings) => SubmissionReading.ReadEvent(root, dossier, incoming, findings), intake.AcceptAsync);
        }
    }

    public async Task GetAsync(string code, HttpContext context)
    {
        if (await SyncGate.CodeAsync(context, code) is not { } dossier)
        {
            return;
        }

        if (await finder.FindAsync(dossier, context.RequestAborted) is not { } found)
        {
            await Problems.WriteAsync(context, new Fault(ErrorCode.DossierUnknown));
            return;
        }

        var caller = clients.Of(context.User)!.Caller;
        context.Response.Headers.ETag = SyncGate.TagOf(found.Version);
        await Answers.WriteAsync(context, DossierMapping.ToWire(found, masked: !caller.MayActFor(found.State.Unit.Code)), HubJson.Wire.DossierAnswer);
    }
}
