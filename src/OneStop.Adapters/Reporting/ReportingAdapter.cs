using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OneStop.Adapters.Plumbing.Delivery;
using OneStop.Core.Errors;
using OneStop.Core.Sync;
using Refit;

namespace OneStop.Adapters.Reporting;

/// <summary>The province's reporting system: batches of signed CloudEvents, without personal data.</summary>
internal sealed class ReportingAdapter(ReportingOptions options, IReportingApi api, DestinationCall call, TimeProvider clock) : IDestination
{
    public const string Key = "reporting";

    private static readonly MediaTypeHeaderValue BatchType = new("application/cloudevents-batch+json", "utf-8");

    public DestinationDescriptor Descriptor { get; } = new(
        Key,
        "Hệ thống thông tin báo cáo của tỉnh",
        "The province's reporting system",
        options.BatchSize,
        options.BatchBytes,
        new HashSet<EventKind> { EventKind.State, EventKind.Step },
        options.MaxAttempts);

    public static ReportingAdapter Create(DestinationParts<ReportingOptions> parts)
    {
        parts.Client.BaseAddress = parts.Options.Url is { } url ? new Uri(url.GetLeftPart(UriPartial.Authority)) : null;
        var api = RestService.ForGenerated<IReportingApi>(parts.Client, DestinationRefit.For(parts.Clock));
        return new(parts.Options, api, parts.Call, parts.Clock);
    }

    public async Task<DeliveryReport> SendAsync(IReadOnlyList<Delivery> batch, CancellationToken cancellationToken)
    {
        var sending = new Batch(batch);
        await sending.HalveAsync(sending.Parcels, parcels => SettleAsync(sending, parcels, cancellationToken));
        return sending.Report();
    }

    private async Task<bool> SettleAsync(Batch sending, IReadOnlyList<Parcel> parcels, CancellationToken cancellationToken)
    {
        var free = parcels.Where(sending.IsFree).ToList();
        if (free.Find(parcel => parcel.Event.Dossier is null) is { } empty)
        {
            empty.Outcome = new DeliveryOutcome.Refused(new Fault(ErrorCode.EventUnreadable));
            return await SettleAsync(sending, free, cancellationToken);
        }

        if (free.Count == 0)
        {
            return true;
        }

        var sent = await call.SendAsync("post", token => PostAsync(Body(free), token), cancellationToken);
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

    private byte[] Body(IReadOnlyList<Parcel> parcels) => JsonSerializer.SerializeToUtf8Bytes(
        parcels.Select(parcel => ReportingMapping.Event(parcel.Delivery, parcel.Event.Dossier!, options.Source)), DestinationRefit.Json);

    private async Task<string> PostAsync(byte[] body, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = BatchType } };
        using var response = await api.PostAsync(options.Url!.AbsolutePath.TrimStart('/'), content, Signature(body), cancellationToken);
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
