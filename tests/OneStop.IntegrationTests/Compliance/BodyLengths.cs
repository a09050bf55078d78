using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace OneStop.IntegrationTests.Compliance;

/// <summary>The length that each request with a body announces to its far side; null is a body in chunks.</summary>
internal sealed class BodyLengths
{
    private readonly ConcurrentQueue<long?> announced = [];

    public IReadOnlyCollection<long?> Announced => announced;

    public void Watch(IServiceCollection services) =>
        services.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler(() => new Watcher(announced)));

    private sealed class Watcher(ConcurrentQueue<long?> announced) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Content is { } body)
            {
                announced.Enqueue(request.Headers.TransferEncodingChunked is true ? null : body.Headers.ContentLength);
            }

            return base.SendAsync(request, cancellationToken);
        }
    }
}
