using System.Net;

namespace OneStop.Adapters.Plumbing.Wire;

/// <summary>The socket side of every registry's client.</summary>
internal static class WireSocket
{
    public static SocketsHttpHandler Create() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        // The look-up's own span stands for the call; the handler's would carry the address, and one address carries a person's number.
        ActivityHeadersPropagator = null,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate | DecompressionMethods.Brotli,
        // An address that moved must be noticed while connections are in steady use.
        PooledConnectionLifetime = TimeSpan.FromSeconds(30),
        ConnectTimeout = TimeSpan.FromSeconds(2),
        MaxResponseHeadersLength = 32,
    };
}
