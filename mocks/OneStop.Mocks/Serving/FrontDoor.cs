namespace OneStop.Mocks;

/// <summary>
/// Stands before WireMock: judges the call, lets WireMock choose the answer by the outcome, writes the ledger, then disturbs or delays
/// what leaves.
/// </summary>
internal sealed class FrontDoor(string system, IGate gate, FaultBoard faults, Ledger ledger, MockNationOptions options)
{
    public const string OutcomeHeader = "X-Mock-Outcome";
    public const string RenderHeader = "X-Mock-Render";

    public async Task InvokeAsync(HttpContext context, RequestDelegate wireMock)
    {
        var body = await ReadBodyAsync(context.Request);
        var verdict = gate.Judge(new Call(context.Request, body, faults.Conditions()));
        var struck = faults.Strike(verdict.Kind);
        var replacement = struck.FirstOrDefault(fault => fault.Overlay.Status is not null || fault.Overlay.Abort);
        var answer = replacement.Overlay is null
            ? await AskWireMockAsync(context, wireMock, verdict)
            : Disturbed(context, replacement.Overlay);

        var outcome = replacement.Name is null ? verdict.Outcome : $"overlay.{replacement.Name}";
        var aborted = replacement.Overlay is { Abort: true };
        ledger.Append(sequence => new LedgerEntry(
            sequence, options.Clock.GetUtcNow(), system, verdict.Kind, verdict.Operation,
            verdict.RequestId ?? context.Request.Headers["X-Request-Id"].FirstOrDefault(),
            verdict.SubjectKey, aborted ? 0 : context.Response.StatusCode, outcome));

        var delay = options.Delay + (verdict.Slow ? options.SlowDelay : TimeSpan.Zero)
            + TimeSpan.FromMilliseconds(struck.Sum(fault => fault.Overlay.DelayMs));
        await SendAsync(context, answer, delay, aborted, verdict.Truncate || struck.Any(fault => fault.Overlay.Truncate));
    }

    private static async Task<byte[]> ReadBodyAsync(HttpRequest request)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted);
        var bytes = buffer.Length > Call.MaxBody ? [] : buffer.ToArray();
        request.Body = new MemoryStream(bytes);
        return bytes;
    }

    private static async Task<byte[]> AskWireMockAsync(HttpContext context, RequestDelegate wireMock, Verdict verdict)
    {
        context.Request.Headers[OutcomeHeader] = verdict.Outcome;
        var socket = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        try
        {
            await wireMock(context);
        }
        finally
        {
            context.Response.Body = socket;
        }

        if (!context.Response.Headers.Remove(RenderHeader))
        {
            return buffer.ToArray();
        }

        return verdict.Render?.Invoke() ?? throw new InvalidOperationException($"the mapping of {verdict.Outcome} asks for a record, its gate has none");
    }

    private static byte[] Disturbed(HttpContext context, FaultOverlay overlay)
    {
        context.Response.StatusCode = overlay.Status ?? StatusCodes.Status200OK;
        context.Response.ContentType = overlay.ContentType;
        foreach (var (name, value) in overlay.Headers)
        {
            context.Response.Headers[name] = value;
        }

        return System.Text.Encoding.UTF8.GetBytes(overlay.Body);
    }

    private async Task SendAsync(HttpContext context, byte[] answer, TimeSpan delay, bool abort, bool truncate)
    {
        try
        {
            if (delay > TimeSpan.Zero)
            {
                await Task.Delay(delay, options.Clock, context.RequestAborted);
            }

            context.Response.ContentLength = answer.Length;
            if (abort)
            {
                context.Abort();
                return;
            }

            // Half of what Content-Length promises: the server closes the connection behind it.
            await context.Response.Body.WriteAsync(truncate ? answer.AsMemory(0, answer.Length / 2) : answer, context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The caller gave up waiting; its row already stands in the ledger.
        }
    }
}
