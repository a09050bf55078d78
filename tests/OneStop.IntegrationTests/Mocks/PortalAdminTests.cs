using System.Net.Http.Json;
using System.Text.Json.Nodes;
using OneStop.Mocks;

namespace OneStop.IntegrationTests.Mocks;

/// <summary>The portal's book over the admin port, as a test reads it when the nation is a process of its own.</summary>
public sealed class PortalAdminTests : NationTest
{
    [Fact]
    public async Task Admin_ReadsEffects_ChangesSettings_RestoresBackups()
    {
        await using var page = await PageHost.StartAsync(Nation, 0);
        using var admin = new HttpClient { BaseAddress = page.Address };
        using var portal = new PortalClient(Nation);
        var session = await portal.LogInAsync();

        await Done(admin.PostAsync("/admin/portal/snapshots/empty", null));
        await portal.TextAsync(session, "record-create");
        var effects = (await admin.GetFromJsonAsync<JsonNode>("/admin/portal/effects?after=0&limit=10"))!;
        Assert.Equal((1, "create", PortalClient.Code), ((int)effects["last"]!, (string?)effects["effects"]![0]!["kind"], (string?)effects["effects"]![0]!["code"]));
        Assert.Equal("2", (string?)(await admin.GetFromJsonAsync<JsonNode>($"/admin/portal/dossiers/{PortalClient.Code}"))!["status"]);
        Assert.Equal("UBND phường MẪU", (string?)(await admin.GetFromJsonAsync<JsonNode>($"/admin/portal/dossiers/{PortalClient.Code}/record"))!["DonViXuLy"]);

        await Done(admin.PostAsync("/admin/portal/snapshots/empty/restore", null));
        Assert.Empty((await admin.GetFromJsonAsync<JsonArray>("/admin/portal/dossiers?status=2"))!);

        var settings = (await admin.GetFromJsonAsync<JsonNode>("/admin/portal/settings"))!;
        settings["integerCodes"] = true;
        await Done(admin.PutAsJsonAsync("/admin/portal/settings", settings));
        await Done(admin.PostAsync($"/admin/portal/refuse/{PortalClient.Code}", null));
        Assert.Contains("\"error_code\":-1", await portal.TextAsync(session, "record-create"), StringComparison.Ordinal);
        await Done(admin.DeleteAsync($"/admin/portal/refuse/{PortalClient.Code}"));

        await Done(admin.PostAsync("/admin/portal/sessions/end", null));
        Assert.Contains("Phiên", await portal.TextAsync(session, "record-create"), StringComparison.Ordinal);
        Assert.Equal(404, (int)(await admin.PostAsync("/admin/portal/snapshots/none/restore", null)).StatusCode);
    }

    [Fact]
    public async Task Admin_StartsWhatComesFromOutside()
    {
        await using var page = await PageHost.StartAsync(Nation, 0);
        using var admin = new HttpClient { BaseAddress = page.Address };

        var filed = await admin.PostAsJsonAsync("/admin/portal/file", new
        {
            procedure = "1.000656",
            owner = "NGUYỄN VĂN MẪU",
            papers = new[] { new { name = "to-khai.pdf", content = "abc"u8.ToArray() } },
        });
        var code = (string)(await filed.Content.ReadFromJsonAsync<JsonNode>())!["code"]!;
        await Done(admin.PostAsJsonAsync($"/admin/portal/change/{code}", new { status = "7", text = "Rút hồ sơ" }));
        await Done(admin.PostAsJsonAsync($"/admin/ministry/messages/{code}", new { status = "4", text = "Đã đăng ký" }));
        await Done(admin.PutAsync("/admin/report/shift/20261122/H49.14/2", null));
        var fired = await admin.PostAsync($"/admin/portal/callbacks/{code}", null);

        Assert.Equal(("7", 409), (Nation.Portal.Dossier(code)!.Status, (int)fired.StatusCode));
        Assert.Equal(code, Assert.Single(Nation.Ministry.Messages).Code);
        Assert.Equal(2, Assert.Single(Nation.Report.Counts("20261122", "20261122")).Count);
    }

    private static async Task Done(Task<HttpResponseMessage> change) => (await change).EnsureSuccessStatusCode();
}
