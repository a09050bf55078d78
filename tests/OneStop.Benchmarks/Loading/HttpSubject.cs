namespace OneStop.Benchmarks.Loading;

/// <summary>One request to one server. An answer counts when it is 200, says <paramref name="proof"/> and nothing of a failure.</summary>
internal sealed class HttpSubject(RawConnection[] connections, byte[] request, byte[] proof) : ISubject, IDisposable
{
    public static async Task<HttpSubject> OpenAsync(Uri address, byte[] request, byte[] proof) =>
        new(await Task.WhenAll(Enumerable.Range(0, Pace.Connections).Select(_ => RawConnection.OpenAsync(address))), request, proof);

    public async ValueTask<bool> AskAsync(int connection)
    {
        var answer = await connections[connection].AskAsync(request);
        return answer.Span.StartsWith("HTTP/1.1 200"u8) && answer.Span.IndexOf(proof) >= 0 && answer.Span.IndexOf("unavailable"u8) < 0;
    }

    /// <summary>The body of one answer, for a baseline that gives the same bytes without the work.</summary>
    public async Task<byte[]> BodyAsync()
    {
        var answer = (await connections[0].AskAsync(request)).Span;
        return answer[(answer.IndexOf("\r\n\r\n"u8) + 4)..].ToArray();
    }

    public void Dispose()
    {
        foreach (var connection in connections)
        {
            connection.Dispose();
        }
    }
}
