using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OneStop.Benchmarks.Loading;

/// <summary>
/// One kept-alive HTTP/1.1 connection without a client library: the loader shares the processors with what it measures, so it must
/// cost next to nothing.
/// </summary>
internal sealed class RawConnection : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] buffer = new byte[256 * 1024];

    public static async Task<RawConnection> OpenAsync(Uri address)
    {
        var connection = new RawConnection();
        await connection.socket.ConnectAsync(IPAddress.Loopback, address.Port);
        return connection;
    }

    /// <summary>Sends the request and returns the whole answer, head and body; valid until the next call.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> AskAsync(ReadOnlyMemory<byte> request)
    {
        for (var sent = 0; sent < request.Length;)
        {
            sent += await socket.SendAsync(request[sent..]);
        }

        var length = 0;
        while (!IsComplete(buffer.AsSpan(0, length)))
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length));
            length = read > 0 ? length + read : throw new IOException("The connection was closed under a request.");
        }

        return buffer.AsMemory(0, length);
    }

    public void Dispose() => socket.Dispose();

    // Requests are never pipelined, so the end of the buffer is the end of the answer.
    private static bool IsComplete(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8) + 4;
        if (head < 4)
        {
            return false;
        }

        var name = "Content-Length: "u8;
        var at = answer[..head].IndexOf(name);
        if (at < 0)
        {
            return answer.EndsWith("\r\n0\r\n\r\n"u8);
        }

        var digits = answer[(at + name.Length)..];
        digits = digits[..digits.IndexOf((byte)'\r')];
        return answer.Length == head + int.Parse(Encoding.ASCII.GetString(digits), CultureInfo.InvariantCulture);
    }
}
