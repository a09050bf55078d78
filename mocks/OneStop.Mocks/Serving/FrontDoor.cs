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
        var struck = faults.Strike(verdict.Kind, verdict.Operation);
        var replacement = struck.FirstOrDefault(strike => strike.Overlay.Status is not null || strike.Overlay.Abort);
        if (replacement?.Overlay.AfterWork ?? true)
        {
            verdict = verdict.Work?.Invoke() ?? verdict;
        }

        var answer = replacement is null
            ? await AskWireMockAsync(context, wireMock, verdict)
            : Disturbed(context, replacement.Overlay);

        var outcome = replacement is null ? verdict.Outcome : $"overlay.{replacement.Name}";
        var aborted = replacement is { Overlay.Abort: true };
        ledger.Append(sequence => new LedgerEntry(
            sequence, options.Clock.GetUtcNow(), system, verdict.Kind, verdict.Operation,
            verdict.RequestId ?? context.Request.Headers["X-Request-Id"].FirstOrDefault(),
            verdict.SubjectKey, aborted ? 0 : context.Response.StatusCode, outcome));

        var delay = options.Delay + (verdict.Slow ? options.SlowDelay : TimeSpan.Zero)
            + TimeSpan.FromMilliseconds(struck.Sum(strike => strike.Overlay.DelayMs));
        var departure = new Departure(options.Clock, delay, struck, aborted, verdict.Truncate);
        await departure.SendAsync(context, answer);
    }

    private async Task<byte[]> ReadBodyAsync(HttpRequest request)
    {
        using var buffer = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, gate.MaxBody));
        await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted);
        // The gate has read it; WireMock would only parse it again.
        request.Body = Stream.Null;
        return buffer.Length > gate.MaxBody ? [] : buffer.ToArray();
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
}
