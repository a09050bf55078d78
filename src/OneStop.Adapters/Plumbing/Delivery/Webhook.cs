using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OneStop.Adapters.Plumbing.Json;
using OneStop.Adapters.Plumbing.Settings;
using OneStop.Core.Errors;
using OneStop.Core.Sync;
using Refit;

namespace OneStop.Adapters.Plumbing.Delivery;

/// <summary>Sends batches of signed CloudEvents to one receiver of the province; nothing in them says whom they are about.</summary>
internal sealed class Webhook(WebhookOptions options, IWebhookApi api, DestinationCall call, TimeProvider clock)
{
    private static readonly MediaTypeHeaderValue BatchType = new("application/cloudevents-batch+json", "utf-8");

    public static Webhook Create<TOptions>(DestinationParts<TOptions> parts)
        where TOptions : WebhookOptions
    {
        parts.Client.BaseAddress = parts.Options.Url is { } url ? new Uri(url.GetLeftPart(UriPartial.Authority)) : null;
        return new(parts.Options, RestService.ForGenerated<IWebhookApi>(parts.Client, DestinationRefit.For(parts.Clock)), parts.Call, parts.Clock);
    }

    /// <param name="eventOf">Null for an event whose kind and content don't fit each other.</param>
    public async Task<DeliveryReport> SendAsync<T>(Batch sending, Func<Core.Sync.Delivery, CloudEvent<T>?> eventOf, CancellationToken cancellationToken)
    {
        await sending.HalveAsync(sending.Parcels, parcels => SettleAsync(sending, parcels, eventOf, cancellationToken), cancellationToken);
        return sending.Report();
    }

    private async Task<bool> SettleAsync<T>(
        Batch sending, IReadOnlyList<Parcel> parcels, Func<Core.Sync.Delivery, CloudEvent<T>?> eventOf, CancellationToken cancellationToken)
    {
        var free = parcels.Where(sending.IsFree).ToList();
        var events = free.ConvertAll(parcel => eventOf(parcel.Delivery));
        if (events.IndexOf(null) is >= 0 and var empty)
        {
            free[empty].Outcome = new DeliveryOutcome.Refused(new Fault(ErrorCode.EventUnreadable));
            return await SettleAsync(sending, free, eventOf, cancellationToken);
        }

        if (free.Count == 0)
        {
            return true;
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(events, DestinationRefit.Json);
        var sent = await call.SendAsync("post", token => PostAsync(body, sending.Lease, token), cancellationToken);
        if (sending.TryFail(free, sent))
        {
            return true;
        }

        if (sent.Fault is not null && free.Count > 1)
        {
            return false;
        }

        Batch.Conclude(free, sent.Fault is { } fault ? new DeliveryOutcome.Refused(fault) : new DeliveryOutcome.Delivered(sent.Content));
        return true;
    }

    private async Task<string> PostAsync(byte[] body, ILease? lease, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = BatchType } };
        using var response = await api.PostAsync(options.Url!.AbsolutePath.TrimStart('/'), content, Signature(body), lease, cancellationToken);
        return DestinationRefit.Judge(response, clock, needsJson: false) is { } failure
            ? throw failure
            : string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)response.StatusCode}");
    }

    /// <summary>Over the time and the body, so that neither can be changed nor an old request repeated much later.</summary>
    private string Signature(byte[] body)
    {
        var time = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{time}."), .. body];
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.Secret), signed);
        return $"t={time},v1={Convert.ToHexStringLower(mac)}";
    }
}

internal interface IWebhookApi
{
    /// <param name="body">Signed as it is: it must not be written a second time.</param>
    [Post("/{**path}")]
    Task<HttpResponseMessage> PostAsync(
        string path, [Body] HttpContent body, [Header("Onestop-Signature")] string signature, [Property(LeaseHandler.LeaseKey)] ILease? lease,
        CancellationToken cancellationToken);
}

/// <summary>CloudEvents 1.0 in structured JSON.</summary>
internal sealed record CloudEvent<T>(
    string specversion, string id, string source, string type, string subject, DateTimeOffset time, string datacontenttype, T data) : WireRecord
{
    public static CloudEvent<T> Of(Core.Sync.Delivery delivery, string source, string type, string subject, T data) =>
        new("1.0", delivery.IdempotencyKey, source, type, subject, delivery.Event.SourceTime, "application/json", data);
}
