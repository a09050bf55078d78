using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Core.Dossiers;
using OneStop.Core.Sync;

namespace OneStop.IntegrationTests.Host;

/// <summary>F34 over the API: what a source is told of a step that came ahead of its turn, and where everybody sees it.</summary>
public sealed class EarlyRouteTests(HubUnderTest hub) : IClassFixture<HubUnderTest>
{
    private readonly string code = SyncBodies.NewCode();

    private string Path => $"v1/dossiers/{code}";

    [Fact]
    public async Task Event_AheadOfItsTurn_IsTakenAsWaitingAndShownUntilItFollows()
    {
        await SendAsync(HttpMethod.Put, Path, Numbered(SyncBodies.Dossier(), 5), 202);
        var early = Numbered(SyncBodies.Progress(), 7);
        using var answer = await SyncBodies.SendAsync(hub, HttpMethod.Post, $"{Path}/events", Bodies.Json(early));
        var waiting = await HubUnderTest.ReadAsync(answer);
        Assert.Equal((HttpStatusCode.Accepted, null), (answer.StatusCode, answer.Headers.ETag));
        Assert.Equal(("waiting", code, 6), ((string)waiting["state"]!, (string)waiting["stream"]!, (int)waiting["expectedSequence"]!));
        Assert.False(waiting.ContainsKey("event"));

        using var again = await SyncBodies.SendAsync(hub, HttpMethod.Post, $"{Path}/events", Bodies.Json(early));
        Assert.Equal("true", Assert.Single(again.Headers.GetValues("Idempotency-Replayed")));
        Assert.Equal(await answer.Content.ReadAsByteArrayAsync(), await again.Content.ReadAsByteArrayAsync());
        var shown = (await SendAsync(HttpMethod.Get, Path))["early"]!;
        Assert.Equal((6, 7, "waiting", "one-stop"), ((int)shown["expectedSequence"]!, (int)shown["steps"]![0]!["sequence"]!, (string)shown["steps"]![0]!["state"]!, (string)shown["steps"]![0]!["by"]!));
        var held = Entries(await SendAsync(HttpMethod.Get, $"{Path}/timeline"))[^1];
        Assert.Equal(("hold", "waiting-for-earlier", 7, 6), ((string)held["kind"]!, (string)held["what"]!, (int)held["sequence"]!, (int)held["expectedSequence"]!));

        await SendAsync(HttpMethod.Post, $"{Path}/events", Numbered(SyncBodies.Progress(), 6), 202);
        var after = await SendAsync(HttpMethod.Get, Path);
        Assert.Equal((3, false), ((int)after["version"]!, after.ContainsKey("early")));
        Assert.Equal(
            ["state 5", "came-early 7", "step 6", "step 7"],
            Entries(await SendAsync(HttpMethod.Get, $"{Path}/timeline")).Where(entry => (string)entry["kind"]! == "event").Select(entry => $"{entry["what"]} {entry["sequence"]}"));
        var taken = await SendAsync(HttpMethod.Post, $"{Path}/events", early, 202);
        Assert.Equal(("accepted", 3), ((string)taken["state"]!, (int)taken["version"]!));
    }

    [Fact]
    public async Task Batch_WithGaps_CountsWhatWaits()
    {
        JsonArray items =
        [
            SyncBodies.Item(code, "state", Numbered(SyncBodies.Dossier(), 1)),
            SyncBodies.Item(code, "status", Numbered(SyncBodies.Progress(), 3)),
            SyncBodies.Item(code, "status", Numbered(SyncBodies.Progress(), 500)),
        ];
        var answer = await SendAsync(HttpMethod.Post, "v1/dossiers:batch", new JsonObject { ["items"] = items });
        Assert.Equal((1, 1, 1), ((int)answer["accepted"]!, (int)answer["waiting"]!, (int)answer["refused"]!));
        Assert.Equal([202, 202, 409], answer["items"]!.AsArray().Select(item => (int)item!["status"]!));
        Assert.Equal("waiting", (string)answer["items"]![1]!["accepted"]!["state"]!);
    }

    [Fact]
    public async Task Timeline_OfWhatCameFromOutside_StandsInOrder()
    {
        await SendAsync(HttpMethod.Put, Path, SyncBodies.Dossier(), 202);
        var now = DateTimeOffset.UtcNow;
        Assert.True(AgencyCode.TryParse("H49.14", out var unit, out _));
        var news = new SyncEvent
        {
            Stream = InboundNews.StreamOf(code), Kind = EventKind.Inbound, Source = "inbox", MessageId = code, SourceTime = now, ReceivedAt = now,
            Inbound = new(7, "status", "ministry", code, DossierStatus.Processing, unit, Conflicts: true),
        };
        await hub.App.Services.GetRequiredService<IJournal>().AppendAsync(
            new(news.Stream, news.Kind, news.Source, news.MessageId, [1], now, now, SyncEventCodec.Write(news), Head: null), CancellationToken.None);

        var entries = Entries(await SendAsync(HttpMethod.Get, $"{Path}/timeline"));

        Assert.Equal(["state one-stop", "inbound/status ministry"], entries.Where(entry => (string)entry["kind"]! == "event").Select(entry => $"{entry["what"]} {entry["by"]}"));
        Assert.Equal(("processing", "conflict"), ((string)entries[^1]["status"]!, (string)entries[^1]["outcome"]!));
    }

    private static JsonObject Numbered(JsonObject body, int sequence)
    {
        body["sequence"] = sequence;
        return body;
    }

    private static List<JsonNode> Entries(JsonObject timeline) => [.. timeline["entries"]!.AsArray().OfType<JsonNode>()];

    private async Task<JsonObject> SendAsync(HttpMethod method, string path, JsonObject? body = null, int status = 200)
    {
        using var answer = await SyncBodies.SendAsync(hub, method, path, body is null ? null : Bodies.Json(body));
        Assert.Equal(status, (int)answer.StatusCode);
        return await HubUnderTest.ReadAsync(answer);
    }
}
