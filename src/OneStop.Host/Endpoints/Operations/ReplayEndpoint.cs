using OneStop.Core.Errors;
using OneStop.Core.Operations;
using OneStop.Host.Endpoints.Reading;
using OneStop.Host.Http;
using OneStop.Host.Wire;

namespace OneStop.Host.Endpoints.Operations;

/// <summary>Replays of held streams, as tasks.</summary>
internal sealed class ReplayEndpoint(ReplayDesk desk, IReplayBook book, DeliveryBoard board, OperatorGate gate, TimeProvider time)
{
    private const int Listed = 100;

    public async Task StartAsync(HttpContext context)
    {
        var (by, now) = (gate.Who(context), time.GetUtcNow());
        if (await OperatorGate.ReadAsync(context, (root, findings) => ReplayReading.Read(root, by, now, findings)) is not { } request)
        {
            return;
        }

        if (!board.Knows(request.Order.Selection.Destination))
        {
            await Problems.WriteAsync(context, new Fault(ErrorCode.DestinationUnknown));
        }
        else if (request.Ask is { } ask)
        {
            var preview = await desk.PreviewAsync(request.Order.Selection, ask, context.RequestAborted);
            await Answers.WriteAsync(context, new ReplayStartAnswer(null, OperationMapping.ToWire(preview, now)), HubJson.Wire.ReplayStartAnswer);
        }
        else if (await desk.StartAsync(request.Order, context.RequestAborted) is { } task)
        {
            context.Response.StatusCode = StatusCodes.Status202Accepted;
            context.Response.Headers.Location = $"/v1/deliveries/replays/{task.Order.Id}";
            await Answers.WriteAsync(context, new ReplayStartAnswer(OperationMapping.ToWire(task), null), HubJson.Wire.ReplayStartAnswer);
        }
        else
        {
            await Problems.WriteAsync(context, new Fault(ErrorCode.ReplayEmpty));
        }
    }

    public async Task ListAsync(HttpContext context)
    {
        var tasks = await book.ListAsync(Listed, context.RequestAborted);
        await Answers.WriteAsync(context, new ReplayListAnswer([.. tasks.Select(OperationMapping.ToWire)]), HubJson.Wire.ReplayListAnswer);
    }

    public async Task GetAsync(string id, HttpContext context)
    {
        if (await book.FindAsync(id, context.RequestAborted) is { } task)
        {
            await Answers.WriteAsync(context, OperationMapping.ToWire(task), HubJson.Wire.ReplayAnswer);
            return;
        }

        await Problems.WriteAsync(context, new Fault(ErrorCode.ReplayUnknown));
    }

    public async Task SwitchAsync(string id, ReplayState to, HttpContext context)
    {
        if (await book.SwitchAsync(id, to, time.GetUtcNow(), context.RequestAborted) || await book.FindAsync(id, context.RequestAborted) is null)
        {
            await GetAsync(id, context);
            return;
        }

        await Problems.WriteAsync(context, new Fault(ErrorCode.ReplayEnded));
    }
}
