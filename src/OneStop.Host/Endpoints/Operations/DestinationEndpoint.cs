using OneStop.Core.Errors;
using OneStop.Core.Operations;
using OneStop.Host.Endpoints.Reading;
using OneStop.Host.Http;
using OneStop.Host.Operations;
using OneStop.Host.Wire;

namespace OneStop.Host.Endpoints.Operations;

/// <summary>POST /v1/destinations/{key}:pause and :resume.</summary>
internal sealed class DestinationEndpoint(DestinationDesk desk, DeliveryBoard board, OperatorGate gate)
{
    public async Task SwitchAsync(string key, bool paused, HttpContext context)
    {
        if (!board.Knows(key))
        {
            await Problems.WriteAsync(context, new Fault(ErrorCode.DestinationUnknown));
        }
        else if (await OperatorGate.ReadAsync(context, (root, findings) =>
            BodyObject.Open(root, "", findings, "reason")?.Text("reason", OperatorReason.Longest, required: true)) is { } reason)
        {
            await desk.SwitchAsync(key, paused, gate.Who(context), reason, context.RequestAborted);
            var line = (await board.ReadAsync(context.RequestAborted)).First(one => one.Key == key);
            await Answers.WriteAsync(context, line, HubJson.Wire.DestinationAnswer);
        }
    }
}
