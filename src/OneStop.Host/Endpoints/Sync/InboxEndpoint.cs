using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using OneStop.Core.Dossiers;
using OneStop.Core.Errors;
using OneStop.Core.Sync.Inbound;
using OneStop.Host.Access;
using OneStop.Host.Endpoints.Reading;
using OneStop.Host.Http;
using OneStop.Host.Wire;

namespace OneStop.Host.Endpoints.Sync;

/// <summary>What came in, in order, for the units that the caller acts for. People stand in the answer, never in an address or a log.</summary>
internal sealed class InboxEndpoint(IInboxReader inbox, IFileLinks links, ClientBook clients)
{
    public const int UsualRows = 100;
    public const int MostRows = 500;

    public Task GetAsync(HttpContext context) => GuardAsync(context, async () =>
    {
        var query = context.Request.Query;
        if (Read(query["after"], 0) is not { } after || Read(query["limit"], UsualRows) is not (> 0 and <= MostRows and var limit))
        {
            await Problems.WriteAsync(context, new Fault(ErrorCode.InboxPlaceInvalid));
            return;
        }

        var caller = clients.Of(context.User)!.Caller;
        var rows = await inbox.PageAsync(after, (int)limit, caller.Units, context.RequestAborted);
        var acknowledged = await inbox.AcknowledgedAsync(caller.ClientId, context.RequestAborted);
        var answer = new InboxAnswer(acknowledged, rows is [.., var last] ? last.Number : after, [.. rows.Select(row => InboxMapping.ToWire(row, links))]);
        await Answers.WriteAsync(context, answer, HubJson.Wire.InboxAnswer);
    });

    public Task AcknowledgeAsync(HttpContext context) => GuardAsync(context, async () =>
    {
        using var body = await JsonBody.ReadAsync(context.Request, context.RequestAborted);
        if (body.Error is { } unreadable)
        {
            await Problems.WriteAsync(context, new Fault(unreadable));
            return;
        }

        var findings = new Findings();
        if (BodyObject.Open(body.Root, "", findings, "upTo") is not { } message || findings.Any
            || message.Member("upTo") is not { ValueKind: JsonValueKind.Number } number || !number.TryGetInt64(out var upTo) || upTo < 0)
        {
            await Problems.WriteAsync(context, new Fault(ErrorCode.InboxPlaceInvalid), errors: findings.All);
            return;
        }

        if (upTo > await inbox.HeadAsync(context.RequestAborted))
        {
            await Problems.WriteAsync(context, new Fault(ErrorCode.InboxBeyondEnd));
            return;
        }

        var stands = await inbox.AcknowledgeAsync(clients.Of(context.User)!.Caller.ClientId, upTo, context.RequestAborted);
        await Answers.WriteAsync(context, new AckAnswer(stands), HubJson.Wire.AckAnswer);
    });

    private static long? Read(string? text, long usual) =>
        string.IsNullOrEmpty(text) ? usual : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static async Task GuardAsync(HttpContext context, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (DbException)
        {
            await Problems.WriteAsync(context, new Fault(ErrorCode.InboxUnavailable));
        }
    }
}
