using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Adapters.Plumbing.Delivery;
using OneStop.Adapters.Plumbing.Inbound;
using OneStop.Adapters.Plumbing.Json;
using OneStop.Adapters.Plumbing.Settings;
using OneStop.Core.Dossiers;
using OneStop.Core.Errors;
using OneStop.Core.Sync;
using OneStop.Core.Sync.Inbound;

namespace OneStop.Adapters.Portal;

/// <summary>Filings and changes at the portal, by a cursor; or the questions that wait there, all of them every time.</summary>
internal sealed class PortalFeed(
    string key, string service, FeedParts<PortalFeedOptions> parts, PortalOptions portal, IPortalLine line, PortalReadings readings) : IInboundFeed
{
    public const string Key = "portal";
    public const string QuestionsKey = "portal-questions";

    private const int PageItems = 50;

    private bool IsCursored => service == PortalServices.Feed;

    public InboundFeedDescriptor Descriptor { get; } = new(key, PortalAdapter.Key, IsMarked: false, parts.Options.Every);

    public static PortalFeed Create(FeedParts<PortalFeedOptions> parts) => Of(Key, PortalServices.Feed, parts);

    public static PortalFeed CreateForQuestions(FeedParts<PortalFeedOptions> parts) => Of(QuestionsKey, PortalServices.AskedQuestions, parts);

    public async Task<InboundPage> PullAsync(string? cursor, CancellationToken cancellationToken)
    {
        var message = IsCursored ? new PortalMessage(service) { After = cursor ?? "", Limit = PageItems } : new PortalMessage(service);
        var sent = await line.SendAsync(message, cancellationToken);
        if (sent.Fault is { } fault)
        {
            throw new FarSideException(fault);
        }

        var reply = sent.Content!;
        if (PortalReading.Of(reply) != PortalVerdict.Taken || reply.result is not { ValueKind: JsonValueKind.Array } rows || (IsCursored && reply.tiepTheo is null))
        {
            throw new FarSideException(new Fault(ErrorCode.DestinationMalformed));
        }

        var (items, unreadable) = (new List<InboundItem>(), new List<UnreadableItem>());
        foreach (var row in rows.EnumerateArray())
        {
            Read(row, items, unreadable);
        }

        return new(items, unreadable, IsCursored ? reply.tiepTheo : null, IsCursored && rows.GetArrayLength() > 0);
    }

    public Task<Stream> OpenAsync(InboundItem item, InboundFile file, CancellationToken cancellationToken) =>
        FeedFile.OpenAsync(parts.Client, portal.BaseAddress!, file.Path, cancellationToken);

    // The cursor says it all.
    public Task MarkAsync(IReadOnlyList<InboundItem> items, CancellationToken cancellationToken) => Task.CompletedTask;

    private static PortalFeed Of(string key, string service, FeedParts<PortalFeedOptions> parts)
    {
        var adapter = parts.Services.GetRequiredService<PortalAdapter>();
        var portal = parts.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<PortalOptions>>().Value;
        var mapping = new PortalMapping(portal, parts.Services.GetRequiredService<IFileLinks>());
        return new(key, service, parts, portal, adapter.Line, new PortalReadings(mapping, parts.Options));
    }

    private void Read(JsonElement row, List<InboundItem> items, List<UnreadableItem> unreadable)
    {
        var now = parts.Clock.GetUtcNow();
        try
        {
            if (IsCursored)
            {
                items.Add(readings.Read(row.Deserialize<FeedRecord>(WireJson.Options)!, MessageHash.Of(row, nameof(FeedRecord.Ma)), now));
            }
            else if (row.Deserialize<AskedRecord>(WireJson.Options) is { TRANGTHAI: not "0" } asked)
            {
                items.Add(PortalQuestionReadings.Read(asked, parts.Options, MessageHash.Of(row, ""), now));
            }
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            unreadable.Add(new(PortalAdapter.Key, Text(row, IsCursored ? "Ma" : "HOIDAPID"), Text(row, "MaHoSo"), new Fault(ErrorCode.InboundUnreadable), Encoding.UTF8.GetBytes(row.GetRawText())));
        }
    }

    private static string Text(JsonElement row, string name) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(name, out var member) ? member.ToString() : "";
}
