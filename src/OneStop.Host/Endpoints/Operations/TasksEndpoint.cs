using System.Globalization;
using OneStop.Core.Errors;
using OneStop.Core.Sync;
using OneStop.Host.Endpoints.Reading;
using OneStop.Host.Http;
using OneStop.Host.Operations;
using OneStop.Host.Wire;

namespace OneStop.Host.Endpoints.Operations;

/// <summary>GET /v1/tasks and POST /v1/tasks/{id}:done.</summary>
internal sealed class TasksEndpoint(ITaskBook book, OperatorGate gate, TimeProvider time)
{
    public const int MostListed = 1000;
    public const int Listed = 100;

    public async Task HandleAsync(HttpContext context)
    {
        if (Read(context.Request.Query) is not { } query)
        {
            await Problems.WriteAsync(context, new Fault(ErrorCode.QueryInvalid));
            return;
        }

        var tasks = await book.ListAsync(query, context.RequestAborted);
        var open = await book.CountAsync(context.RequestAborted);
        await Answers.WriteAsync(context, TaskMapping.ToWire(open, tasks, query.Limit, time.GetUtcNow()), HubJson.Wire.TasksAnswer);
    }

    public async Task CloseAsync(string id, HttpContext context)
    {
        if (Number(id) is not { } number || await book.FindAsync(number, context.RequestAborted) is null)
        {
            await Problems.WriteAsync(context, new Fault(ErrorCode.TaskUnknown));
        }
        else if (await OperatorGate.ReadAsync(context, (root, findings) =>
            BodyObject.Open(root, "", findings, "note")?.Text("note", OperatorReason.Longest, required: true)) is { } note)
        {
            var isClosed = await book.CloseAsync(number, gate.Who(context), note, context.RequestAborted);
            if (!isClosed)
            {
                await Problems.WriteAsync(context, new Fault(ErrorCode.TaskClosed));
                return;
            }

            var task = await book.FindAsync(number, context.RequestAborted);
            await Answers.WriteAsync(context, TaskMapping.ToWire(task!, time.GetUtcNow()), HubJson.Wire.TaskAnswer);
        }
    }

    /// <summary>Null when a parameter is wrong.</summary>
    private static TaskQuery? Read(IQueryCollection query)
    {
        var (state, kind) = (query["state"].ToString(), query["kind"].ToString());
        var (tasks, kinds) = (default(TaskState), default(TaskKind));
        var limit = query["limit"].ToString() is { Length: > 0 } most ? Number(most) : Listed;
        var after = query["after"].ToString() is { Length: > 0 } last ? Number(last) : 0;
        var fits = (state.Length == 0 || Words.TaskStates.TryGetValue(state, out tasks))
            && (kind.Length == 0 || Words.TaskKinds.TryGetValue(kind, out kinds))
            && limit is > 0 and <= MostListed && after is not null;
        return fits
            ? new(state.Length == 0 ? null : tasks, kind.Length == 0 ? null : kinds, Text(query, "dossier"), Text(query, "owner"), after!.Value, (int)limit!)
            : null;
    }

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Text(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
}
