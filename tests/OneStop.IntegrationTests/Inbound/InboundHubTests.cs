using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Core.Sync.Inbound;
using OneStop.Host.Inbound;
using OneStop.IntegrationTests.Host;
using OneStop.Mocks;

namespace OneStop.IntegrationTests.Inbound;

/// <summary>The real hub between the simulated portal, a ministry and a provincial system.</summary>
public sealed class InboundHubTests : IAsyncLifetime
{
    private const string Secret = "synthetic-callback-secret";
    private static readonly byte[] Paper = Encoding.ASCII.GetBytes("%PDF-1.4 THU\n%%EOF");

    private MockNation nation = null!;
    private HubUnderTest hub = null!;

    public async ValueTask InitializeAsync()
    {
        nation = await MockNation.StartAsync(new MockNationOptions { Systems = new HashSet<string> { "portal", "ministry" } });
        hub = new(
            new()
            {
                ["Destinations:portal:Enabled"] = "true",
                ["Destinations:portal:BaseAddress"] = nation.BaseAddress("portal").ToString(),
                ["Destinations:portal:UserName"] = "onestop-portal",
                ["Destinations:portal:Password"] = "synthetic-portal-secret",
                ["Destinations:portal:UnitCode"] = "000.00.00.H49",
                ["Inbound:portal:Enabled"] = "true",
                ["Inbound:portal:Every"] = "12:00:00",
                ["Inbound:portal:Unit"] = "H49",
                ["Inbound:portal:Units:UBND phường MẪU"] = "H49.14",
                ["Inbound:portal-questions:Enabled"] = "true",
                ["Inbound:portal-questions:Every"] = "12:00:00",
                ["Inbound:portal-questions:Unit"] = "H49",
                ["Inbound:portal-questions:Units:000.00.14.H49"] = "H49.14",
                ["Inbound:ministry:Enabled"] = "true",
                ["Inbound:ministry:Every"] = "12:00:00",
                ["Inbound:ministry:Unit"] = "H49",
                ["Inbound:ministry:BaseAddress"] = nation.BaseAddress("ministry").ToString(),
                ["Inbound:ministry:UserName"] = "onestop-ministry",
                ["Inbound:ministry:Password"] = "synthetic-ministry-secret",
                ["Callbacks:Sources:portal:Feed"] = "portal",
                ["Callbacks:Sources:portal:Secret"] = Secret,
                ["Callbacks:Sources:portal:Code"] = "synthetic-callback-code",
            },
            null);
        await hub.InitializeAsync();
        nation.Portal.Settings = new PortalSettings { CallbackUrl = new Uri(hub.Address, "v1/callbacks/portal") };
    }

    public async ValueTask DisposeAsync()
    {
        await hub.DisposeAsync();
        await nation.DisposeAsync();
    }

    [Fact]
    public async Task Callback_OfAFiling_BringsTheDossierWithItsPapersIntoTheInbox()
    {
        var code = nation.PortalCounter.File("1.001193", "NGUYỄN VĂN MẪU", [("to-khai.pdf", Paper)]);

        Assert.Equal(200, await nation.PortalCallback.FireAsync(code));
        await nation.PortalCallback.FireAsync(code);
        var item = Assert.Single(await UntilAsync(1))!;

        Assert.Equal(("filed", code, "H49.14", "filed"), ((string?)item["kind"], (string?)item["dossier"], (string?)item["unit"], (string?)item["status"]));
        Assert.Equal("NGUYỄN VĂN MẪU", (string?)item["state"]!["applicant"]!["name"]);
        var url = new Uri((string)item["files"]![0]!["url"]!);
        Assert.Equal(Paper, await hub.Http.GetByteArrayAsync(url.AbsolutePath.TrimStart('/')));
        Assert.Empty(await InboxAsync("neighbour"));

        await PullAsync("portal");
        Assert.Single(await InboxAsync());
    }

    [Fact]
    public async Task Acknowledge_Again_Backwards_BeyondTheEnd()
    {
        nation.PortalCounter.File("1.001193", "TRẦN THỊ THỬ", []);
        nation.PortalCounter.File("1.001193", "LÊ VĂN MẪU", []);
        await PullAsync("portal");

        Assert.Equal((HttpStatusCode.OK, 2L), await AcknowledgeAsync(2));
        Assert.Equal((HttpStatusCode.OK, 2L), await AcknowledgeAsync(1));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await AcknowledgeAsync(3)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await AcknowledgeAsync(-1)).Status);
        using var page = await hub.SendAsync(HttpMethod.Get, "v1/inbox?after=1&limit=1", token: await hub.TokenAsync());
        var body = await HubUnderTest.ReadAsync(page);
        Assert.Equal((2L, 2L, 1), ((long)body["acknowledged"]!, (long)body["next"]!, body["items"]!.AsArray().Count));
        using var wrong = await hub.SendAsync(HttpMethod.Get, "v1/inbox?after=x", token: await hub.TokenAsync());
        Assert.Equal("inbox.place-invalid", (string?)(await HubUnderTest.ReadAsync(wrong))["code"]);
    }

    [Fact]
    public async Task Pull_AResultOfAMinistry_IsMarkedOnceItIsKept()
    {
        nation.Ministry.Send("G15-261122-000001", "4", "Đã đăng ký THỬ", [("ket-qua.pdf", Paper)]);
        nation.Ministry.Send("G15-261122-000001", "5", "Đã trả THỬ", []);

        await PullAsync("ministry");

        var items = await InboxAsync();
        Assert.Equal([("result", "finished"), ("status", "returned")], items.Select(item => ((string?)item!["kind"], (string?)item["status"])));
        Assert.Equal("KQ.G15.000001", (string?)items[0]!["resultCode"]);
        Assert.All(nation.Ministry.Messages, message => Assert.True(message.Taken > 0));
    }

    // What is marked never comes back: the number and the certificate must lie here by then.
    [Fact]
    public async Task Pull_ARegisteredBirth_BringsTheNumberAndTheCertificateBeforeTheMark()
    {
        byte[] certificate = [.. Paper, (byte)'!'];
        nation.Ministry.Send("G15-261122-000003", "4", "Đã đăng ký THỬ", [], new("022226000001", "17", "01/2026", "17", certificate));

        await PullAsync("ministry");

        var item = Assert.Single(await InboxAsync())!;
        Assert.Equal(("result", "022226000001", "17", "01/2026"), (
            (string?)item["kind"], (string?)item["result"]!["personalId"], (string?)item["result"]!["registrationNumber"], (string?)item["result"]!["book"]));
        Assert.Equal("KS", (string?)item["others"]!["/module"]);
        Assert.NotNull((string?)item["result"]!["others"]!["ngayDangKy"]);
        var file = Assert.Single(item["files"]!.AsArray())!;
        Assert.Equal("giay-khai-sinh.pdf", (string?)file["name"]);
        Assert.Equal(certificate, await hub.Http.GetByteArrayAsync(new Uri((string)file["url"]!).AbsolutePath.TrimStart('/')));
        Assert.True(Assert.Single(nation.Ministry.Messages).Taken > 0);
    }

    // A certificate that is none is never marked, so that the ministry still has the true one.
    [Theory]
    [InlineData("022226000001", "MẪU không phải PDF")]
    [InlineData("999", "%PDF-1.4 THU")]
    public async Task Pull_ABirthThatCannotBeKept_StaysWithTheMinistryAndIsATask(string number, string certificate)
    {
        nation.Ministry.Send("G15-261122-000004", "4", "Đã đăng ký THỬ", [], new(number, "17", "01/2026", "17", Encoding.UTF8.GetBytes(certificate)));

        await PullAsync("ministry");

        Assert.Empty(await InboxAsync());
        Assert.Equal(0, Assert.Single(nation.Ministry.Messages).Taken);
        using var tasks = await hub.SendAsync(HttpMethod.Get, "v1/tasks?state=open", token: await hub.TokenAsync());
        var task = Assert.Single((await HubUnderTest.ReadAsync(tasks))["tasks"]!.AsArray())!;
        Assert.DoesNotContain(number, task.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_AQuestion_ComesOnceHoweverOftenItIsListed()
    {
        nation.PortalCounter.Ask(new AskedQuestion("HD-1", "G15-HT06", "H49.14", "Thủ tục THỬ cần gì?", "PHẠM THỊ MẪU"));

        await PullAsync("portal-questions");
        await PullAsync("portal-questions");

        var item = Assert.Single(await InboxAsync())!;
        Assert.Equal(("question", "HD-1"), ((string?)item["kind"], (string?)item["question"]!["id"]));
    }

    // The old forms of a unit's code: the province's own, one that the table knows, and one that nobody knows.
    [Fact]
    public async Task Pull_QuestionsForOldUnitCodes_AreSeenAndCanBeAnswered()
    {
        nation.PortalCounter.Ask(new AskedQuestion("HD-2", "G15-HT06", "000.00.00.H49", "Hỏi MẪU 2?", "PHẠM THỊ MẪU") { Procedure = "1.000656", Phone = "0000000002" });
        nation.PortalCounter.Ask(new AskedQuestion("HD-3", "G15-HT06", "000.00.14.H49", "Hỏi MẪU 3?", ""));
        nation.PortalCounter.Ask(new AskedQuestion("HD-4", "G15-HT06", "000.00.99.H49", "Hỏi MẪU 4?", ""));

        await PullAsync("portal-questions");

        var items = await InboxAsync();
        Assert.Equal(["H49", "H49.14", "H49"], items.Select(item => (string?)item!["unit"]));
        var asked = items[0]!["question"]!;
        Assert.Equal(
            ("1.000656", "000.00.00.H49", "PHẠM THỊ MẪU", "0000000002"),
            ((string?)asked["procedure"], (string?)asked["askedUnit"], (string?)asked["asker"]!["name"], (string?)asked["asker"]!["phone"]));
        using var tasks = await hub.SendAsync(HttpMethod.Get, "v1/tasks?kind=unknown-unit", token: await hub.TokenAsync());
        var task = Assert.Single((await HubUnderTest.ReadAsync(tasks))["tasks"]!.AsArray())!;
        Assert.Equal("unit 000.00.99.H49", (string?)task["detail"]);

        Assert.Equal(HttpStatusCode.Accepted, await AnswerAsync("HD-3", "000.00.14.H49", "one-stop"));
        Assert.Equal(HttpStatusCode.Forbidden, await AnswerAsync("HD-4", "000.00.99.H49", "neighbour"));
    }

    // B-list: forged, late, replayed, unknown, too long; each of the refused says the same.
    [Fact]
    public async Task Callback_NotGenuine_IsRefusedWithoutADetail()
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        HttpStatusCode[] refused =
        [
            await CallAsync(now, secret: "another-secret-of-somebody"),
            await CallAsync(now - 301),
            await CallAsync(now + 330),
            await CallAsync(now, code: "another-code"),
            await CallAsync(now, source: "nobody"),
            await CallAsync(now, signature: "t=1"),
            await CallAsync(now, signature: $"t={now},v1={new string('g', 64)}"),
            await CallAsync(now, changed: true),
        ];
        Assert.All(refused, status => Assert.Equal(HttpStatusCode.Unauthorized, status));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await CallAsync(now, body: new string('x', 70_000)));
        Assert.Empty(await hub.App.Services.GetRequiredService<INoticeBook>().OpenAsync(CancellationToken.None));
        Assert.DoesNotContain(nation.Ledger.Entries, entry => entry.Operation == "LayDanhSachHoSo");

        Assert.Equal(HttpStatusCode.OK, await CallAsync(now));
        Assert.Equal(HttpStatusCode.OK, await CallAsync(now));
    }

    private async Task<HttpStatusCode> CallAsync(
        long time, string secret = Secret, string code = "synthetic-callback-code", string source = "portal", string? signature = null, bool changed = false, string body = "{}")
    {
        var text = time.ToString(CultureInfo.InvariantCulture);
        signature ??= $"t={text},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{text}.{body}")))}";
        using var request = new HttpRequestMessage(HttpMethod.Post, $"v1/callbacks/{source}") { Content = new StringContent(changed ? "{ }" : body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Portal-Code", code);
        request.Headers.Add("X-Portal-Signature", signature);
        using var answer = await hub.Http.SendAsync(request);
        return answer.StatusCode;
    }

    private async Task<HttpStatusCode> AnswerAsync(string id, string unit, string client)
    {
        var body = new JsonObject
        {
            ["messageId"] = $"tl-{id}", ["at"] = "2026-11-20T08:00:00+07:00", ["unit"] = unit, ["answeredBy"] = "Cán bộ MẪU", ["answeredOn"] = "2026-11-20", ["content"] = "Trả lời MẪU",
        };
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await hub.SendAsync(HttpMethod.Post, $"v1/questions/{id}/answers", content, await hub.TokenAsync(client));
        return answer.StatusCode;
    }

    private Task PullAsync(string feed) => hub.App.Services.GetRequiredService<InboundPulls>().Find(feed)!.RunAsync(CancellationToken.None);

    private async Task<JsonArray> InboxAsync(string client = "one-stop")
    {
        using var answer = await hub.SendAsync(HttpMethod.Get, "v1/inbox", token: await hub.TokenAsync(client));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await HubUnderTest.ReadAsync(answer))["items"]!.AsArray();
    }

    private async Task<JsonArray> UntilAsync(int count)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            limit.Token.ThrowIfCancellationRequested();
            if (await InboxAsync() is var items && items.Count >= count)
            {
                return items;
            }
        }
    }

    private async Task<(HttpStatusCode Status, long? Number)> AcknowledgeAsync(long upTo)
    {
        using var content = new StringContent($$"""{"upTo": {{upTo}}}""", Encoding.UTF8, "application/json");
        using var answer = await hub.SendAsync(HttpMethod.Post, "v1/inbox/ack", content, await hub.TokenAsync());
        return (answer.StatusCode, (long?)(await HubUnderTest.ReadAsync(answer))["acknowledged"]);
    }
}
