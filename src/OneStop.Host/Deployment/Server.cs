using Microsoft.AspNetCore.Server.Kestrel.Core;
using OneStop.Host.Http;

namespace OneStop.Host.Deployment;

/// <summary>What the web server takes from a stranger before anybody has looked at a token.</summary>
internal static class Server
{
    public static void AddServer(this IWebHostBuilder web) => web.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http1AndHttp2);
        var limits = kestrel.Limits;
        limits.MaxConcurrentConnections = 10_000;
        limits.MaxRequestLineSize = 4 * 1024;
        limits.MaxRequestHeadersTotalSize = 16 * 1024;
        limits.MaxRequestHeaderCount = 50;
        limits.MaxRequestBodySize = JsonBody.MaxBytes;
        limits.MaxRequestBufferSize = 2 * JsonBody.MaxBytes;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);

        // Slower than this is no counter but somebody who holds connections open.
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(10));
    });
}
