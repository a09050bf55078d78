using System.Net.Sockets;
using System.Text;

namespace OneStop.IntegrationTests.Host;

/// <summary>Bytes as no HTTP client would send them.</summary>
internal static class RawHttp
{
    /// <summary>Everything the server says until it closes.</summary>
    public static async Task<string> SendAsync(Uri hub, string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(hub.Host, hub.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        try
        {
            return await reader.ReadToEndAsync();
        }
        catch (IOException)
        {
            // Closed with bytes of ours unread.
            return "";
        }
    }
}
