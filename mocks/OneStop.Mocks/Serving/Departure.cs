namespace OneStop.Mocks;

/// <summary>How one answer leaves: held, late, trickling, cut, or not at all.</summary>
internal sealed class Departure(TimeProvider clock, TimeSpan delay, IReadOnlyList<Strike> struck, bool abort, bool truncate)
{
    public async Task SendAsync(HttpContext context, byte[] answer)
    {
        try
        {
            foreach (var held in struck.Where(strike => strike.Overlay.Hold))
            {
                await held.Off.WaitAsync(context.RequestAborted);
            }

            if (delay > TimeSpan.Zero)
            {
                await Task.Delay(delay, clock, context.RequestAborted);
            }

            context.Response.ContentLength = answer.Length;
            if (abort)
            {
                context.Abort();
                return;
            }

            await WriteAsync(context, answer);
        }
        catch (OperationCanceledException)
        {
            // The caller gave up waiting; its row already stands in the ledger.
        }
    }

    private async Task WriteAsync(HttpContext context, byte[] answer)
    {
        // Half of what Content-Length promises: the server closes the connection behind it.
        var cut = truncate || struck.Any(strike => strike.Overlay.Truncate);
        var whole = cut ? answer.AsMemory(0, answer.Length / 2) : answer;
        if (struck.Select(strike => strike.Overlay.BytesPerSecond).FirstOrDefault(rate => rate is not null) is not { } rate)
        {
            await context.Response.Body.WriteAsync(whole, context.RequestAborted);
            return;
        }

        for (var sent = 0; sent < whole.Length; sent += rate)
        {
            await context.Response.Body.WriteAsync(whole[sent..Math.Min(sent + rate, whole.Length)], context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(TimeSpan.FromSeconds(1), clock, context.RequestAborted);
        }
    }
}
