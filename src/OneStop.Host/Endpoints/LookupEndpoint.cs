using OneStop.Core.Access;
using OneStop.Core.Errors;
using OneStop.Core.Prefill;
using OneStop.Core.Registries;
using OneStop.Core.Sync;
using OneStop.Host.Access;
using OneStop.Host.Endpoints.Reading;
using OneStop.Host.Http;
using OneStop.Host.Wire;

namespace OneStop.Host.Endpoints;

/// <summary>POST /v1/lookups/{registry}/{operation}: one question under the same rules as a prefill.</summary>
internal sealed class LookupEndpoint(LookupDesk desk, RegistryCatalogue catalogue, PlanBook plans, ClientBook clients, PurposeGate gate, PurposeBook purposes, Courtesy courtesy)
{
    public async Task HandleAsync(string registry, string operation, HttpContext context)
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
        var known = catalogue.Find(registry)?.Find(operation);
        if (LookupReading.Read(body.Root, caller, registry, known, plans, findings) is not { } question)
        {
            await gate.RefuseAsync(context, findings, caller);
            return;
        }

        var purpose = await purposes.KnownAsync(question.Purpose, context.RequestAborted);
        var lookup = await desk.AskAsync(registry, operation, question.Subject, purpose, question.Only, context.RequestAborted);
        await AnswerAsync(context, lookup, question);
    }

    private Task AnswerAsync(HttpContext context, Lookup lookup, LookupQuestion question)
    {
        if (LookupMapping.ToWire(lookup) is { } answer)
        {
            return Answers.WriteAsync(context, answer, HubJson.Wire.LookupAnswer);
        }

        var fault = LookupOutcome.FaultOf(lookup)!;
        gate.Count(fault, question.Purpose.Caller);
        return Problems.WriteAsync(context, fault, lookup.Source.RequestId);
    }
}
