using System.Net;
using OneStop.Core.Errors;
using OneStop.Core.Sync;

namespace OneStop.Adapters.Plumbing.Delivery;

/// <summary>
/// The last look before a body leaves: building a request takes its time, and waiting for a connection more, in which a node may sleep and be replaced.
/// </summary>
internal sealed class LeaseHandler : DelegatingHandler
{
    /// <summary>Where the lease travels with its request; Refit's property attribute writes it.</summary>
    public const string LeaseKey = "lease";

    private static readonly HttpRequestOptionsKey<ILease?> Key = new(LeaseKey);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } body && request.Options.TryGetValue(Key, out var lease) && lease is not null)
        {
            request.Content = new LeasedContent(body, lease);
        }

        return base.SendAsync(request, cancellationToken);
    }

    /// <summary>Asked for its bytes when the connection stands and the next thing is the write.</summary>
    private sealed class LeasedContent : HttpContent
    {
        private readonly HttpContent body;
        private readonly ILease lease;

        public LeasedContent(HttpContent body, ILease lease)
        {
            (this.body, this.lease) = (body, lease);
            foreach (var (name, values) in body.Headers)
            {
                Headers.TryAddWithoutValidation(name, values);
            }
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) => lease.IsFresh
            ? body.CopyToAsync(stream, context, cancellationToken)
            : throw new SendingException(new Fault(ErrorCode.DeliveryLapsed), mayHaveArrived: false);

        protected override bool TryComputeLength(out long length) => (length = body.Headers.ContentLength ?? -1) >= 0;

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                body.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
