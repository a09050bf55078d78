using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OneStop.Mocks;

namespace OneStop.IntegrationTests.Mocks;

/// <summary>The portal over its socket: what a disturbance leaves done, and what it leaves undone.</summary>
public sealed class PortalTests : NationTest
{
    private string Effects => string.Join(' ', Nation.Portal.Effects().Select(effect => effect.Kind));

    [Theory]
    [InlineData("server-error", 500, "")] // F21
    [InlineData("throttled", 429, "")] // F22
    [InlineData("garbage", 200, "")] // F28
    [InlineData("corrupt-gzip", 200, "")] // F28
    [InlineData("html-login-page", 200, "")] // F29
    [InlineData("wrong-schema", 200, "")] // F29
    [InlineData("server-error-after-work", 500, "create")] // F21
    [InlineData("html-after-work", 200, "create")] // F29
    public async Task Overlay_ThatAnswers_LeavesTheWorkDoneOrUndone(string overlay, int status, string effects)
    {
        using var portal = new PortalClient(Nation);
        var session = await portal.LogInAsync();
        Nation.SwitchOn("portal", overlay, times: 1);

        using var answer = await portal.SendAsync(session, "record-create");

        Assert.Equal((status, effects), ((int)answer.StatusCode, Effects));
        Assert.Equal($"overlay.{overlay}", Nation.Ledger.Lookups("portal")[^1].Outcome);
        Assert.Contains(effects.Length == 0 ? "Đồng bộ hồ sơ thành công" : "đã tồn tại", await portal.TextAsync(session, "record-create"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dropped-connection", "")] // F23
    [InlineData("dropped-after-work", "create")] // F24
    [InlineData("truncated", "create")] // F28
    public async Task Overlay_ThatCutsTheConnection_LeavesTheWorkDoneOrUndone(string overlay, string effects)
    {
        using var portal = new PortalClient(Nation);
        var session = await portal.LogInAsync();
        Nation.SwitchOn("portal", overlay, times: 1);

        await Assert.ThrowsAsync<HttpRequestException>(() => portal.TextAsync(session, "record-create"));

        Assert.Equal(effects, Effects);
    }

    [Theory]
    [InlineData("never", "")] // F24
    [InlineData("never-after-work", "create")] // F24
    public async Task Overlay_Never_DropsTheCallWhenItIsSwitchedOff(string overlay, string effects)
    {
        using var portal = new PortalClient(Nation);
        var session = await portal.LogInAsync();
        Nation.SwitchOn("portal", overlay);
        var waiting = portal.SendAsync(session, "record-create");
        await Nation.Ledger.WaitForAsync(row => row.Operation == "DongBoHoSoMC");

        Assert.False(waiting.IsCompleted);
        Nation.SwitchOff("portal", overlay);

        await Assert.ThrowsAsync<HttpRequestException>(() => waiting);
        Assert.Equal(effects, Effects);
    }

    [Fact] // F25
    public async Task Overlay_Held_AnswersRightWhenItIsSwitchedOff()
    {
        using var portal = new PortalClient(Nation);
        var session = await portal.LogInAsync();
        Nation.SwitchOn("portal", "held", operation: "DongBoHoSoMC");
        var waiting = portal.TextAsync(session, "record-create");
        await Nation.Portal.WaitForAsync(effect => effect.Kind == "create");
        Assert.Contains("Tra cứu thành công", await portal.TextAsync(session, "lookup"), StringComparison.Ordinal);

        Assert.False(waiting.IsCompleted);
        Nation.SwitchOff("portal", "held");

        Assert.Contains("thành công", await waiting, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StopSystem_WithAHeldCall_LetsItsAnswerGo()
    {
        using var portal = new PortalClient(Nation);
        var session = await portal.LogInAsync();
        Nation.SwitchOn("portal", "held");
        var waiting = portal.TextAsync(session, "record-create");
        await Nation.Portal.WaitForAsync(effect => effect.Kind == "create");

        Nation.StopSystem("portal");

        Assert.Contains("thành công", await waiting, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_EndedByTheServer_IsRefusedAndTheNextOneServes()
    {
        using var portal = new PortalClient(Nation);
        var session = await portal.LogInAsync();
        Nation.EndPortalSessions();

        Assert.Contains("Phiên làm việc", await portal.TextAsync(session, "record-create"), StringComparison.Ordinal);
        Assert.Contains("thành công", await portal.TextAsync(await portal.LogInAsync(), "record-create"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_OfAFiledDossier_IsServedByItsDigest()
    {
        using var portal = new PortalClient(Nation);
        Nation.PortalCounter.File("1.000656", "NGUYỄN VĂN MẪU", [("to-khai.pdf", "abc"u8.ToArray())]);
        Assert.Equal("abc"u8.ToArray(), await portal.FileAsync("tep/" + Convert.ToHexStringLower(SHA256.HashData("abc"u8))));
    }

    [Fact]
    public async Task Callback_Fired_CarriesTheCodeAndASignatureOverItsBody()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var hub = builder.Build();
        hub.Urls.Add("http://127.0.0.1:0");
        var received = new TaskCompletionSource<(string Code, string Signature, string Body)>();
        hub.MapPost("/callback", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            received.SetResult((request.Headers[PortalCallback.CodeHeader]!, request.Headers[PortalCallback.SignatureHeader]!, await reader.ReadToEndAsync()));
            return Results.StatusCode(202);
        });
        await hub.StartAsync();
        Nation.Portal.Settings = Nation.Portal.Settings with { CallbackUrl = new Uri($"{hub.Urls.Single()}/callback") };
        var code = Nation.PortalCounter.File("1.000656", "NGUYỄN VĂN MẪU", []);

        Assert.Equal((int)HttpStatusCode.Accepted, await Nation.PortalCallback.FireAsync(code));

        var (sent, signature, body) = await received.Task;
        var timestamp = signature[2..signature.IndexOf(',', StringComparison.Ordinal)];
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData("synthetic-callback-secret"u8, Encoding.UTF8.GetBytes($"{timestamp}.{body}")));
        Assert.Equal(("synthetic-callback-code", $"t={timestamp},v1={expected}"), (sent, signature));
        Assert.Contains(code, body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gates_OfEveryOutcome_HaveTheirMapping()
    {
        using var portal = new PortalClient(Nation);
        using var http = new HttpClient();
        var session = await portal.LogInAsync();
        await portal.TextAsync(session, "record-create");
        await http.PostAsync(new Uri(Nation.BaseAddress("portal"), "KetNoiMotCuaQuocGia/DongBoTienTrinh"), new StringContent("[]"));
        await http.GetAsync(new Uri(Nation.BaseAddress("portal"), "api/SynsTTHCC/TraCuuHoSo?MaDinhDanhDV=000.00.00.H49&mahoso=" + PortalClient.Code));
        await http.GetAsync(new Uri(Nation.BaseAddress("portal"), "tep/none"));
        var list = new Uri(Nation.BaseAddress("ministry"), "api/lienthongdvclt/hosolienthong");
        await http.GetAsync(list);
        using var answer = await http.PostAsync(new Uri(Nation.BaseAddress("ministry"), "GetToken"), new StringContent(NationClient.Example("ministry", "token.request.json")));
        var token = System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["token"]!.ToString();
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        Nation.Ministry.Send("G15-261122-000001", "4", "x", []);
        await http.GetAsync(list);
        await http.GetAsync(new Uri($"{list}/1"));
        await http.GetAsync(new Uri($"{list}/2"));
        await http.PutAsync(list, new StringContent("""{"maHoSo":"G15-261122-000001","daNhan":true}"""));
        await http.PutAsync(list, new StringContent("{}"));
        await http.GetAsync(new Uri(Nation.BaseAddress("report"), "apiBaoCao/1.0/soHoSoTiepNhan"));

        Assert.Equal(
            [
                "ok.session", "ok.created", "text.refused.required", "ok.dossier", "file.missing", "unauthorized", "token.issued", "list.found",
                "detail.found", "detail.missing", "mark.done", "mark.unknown", "gateway.900901",
            ],
            Nation.Ledger.Entries.Select(row => row.Outcome));
        Assert.DoesNotContain(Nation.Ledger.Entries, row => row.Status == 501);
    }
}
