namespace OneStop.Mocks;

/// <summary>What starts at the far sides: filings and changes at the portal, call-backs, ministries' messages, counts that differ.</summary>
internal static class InboundAdmin
{
    public static void MapInboundAdmin(this WebApplication app, MockNation nation)
    {
        app.MapPost("/admin/portal/file", (Filing filing) => new { code = nation.PortalCounter.File(filing.Procedure, filing.Owner, Papers(filing.Papers)) });
        app.MapPost("/admin/portal/change/{code}", (string code, Change change) =>
            AdminEndpoints.Try(() => nation.PortalCounter.Change(code, change.Status, change.Text, Papers(change.Papers))));
        app.MapPost("/admin/portal/questions", (AskedQuestion question) => AdminEndpoints.Try(() => nation.PortalCounter.Ask(question)));
        app.MapPost("/admin/portal/callbacks/{code}", async (string code, bool? forge, CancellationToken cancellationToken) =>
        {
            try
            {
                return Results.Json(new { status = await nation.PortalCallback.FireAsync(code, forge ?? false, cancellationToken) });
            }
            catch (Exception mistake) when (mistake is ArgumentException or HttpRequestException)
            {
                return Results.Problem(mistake.Message, statusCode: StatusCodes.Status409Conflict);
            }
        });
        app.MapGet("/admin/ministry/messages", () => nation.Ministry.Messages.Select(message =>
            new { message.Id, message.Code, message.Status, message.Text, message.Moment, files = message.Files.Count, message.Fetched, message.Taken }));
        app.MapPost("/admin/ministry/messages/{code}", (string code, Change change) =>
            new { id = nation.Ministry.Send(code, change.Status, change.Text, Papers(change.Papers), change.Entry) });
        app.MapPost("/admin/ministry/snapshots/{name}", (string name) => AdminEndpoints.Try(() => nation.Ministry.Snapshot(name)));
        app.MapPost("/admin/ministry/snapshots/{name}/restore", (string name) => AdminEndpoints.Try(() => nation.Ministry.Restore(name)));
        app.MapPut("/admin/report/shift/{day}/{unit}/{by:int}", (string day, string unit, int by) => AdminEndpoints.Try(() => nation.Report.Shift(day, unit, by)));
    }

    private static IReadOnlyList<(string, byte[])> Papers(IReadOnlyList<Paper>? papers) => [.. (papers ?? []).Select(paper => (paper.Name, paper.Content))];

    /// <summary>A file's name and its content, base64 in JSON.</summary>
    internal sealed record Paper(string Name, byte[] Content);

    internal sealed record Filing(string Procedure, string Owner, IReadOnlyList<Paper>? Papers);

    internal sealed record Change(string Status, string Text, IReadOnlyList<Paper>? Papers, MinistryEntry? Entry = null);
}
