using OneStop.Core.Reconciliation;
using OneStop.IntegrationTests.Destinations;
using OneStop.IntegrationTests.Host;

namespace OneStop.IntegrationTests.Operations;

/// <summary>Backups that are put back, at the far side and here.</summary>
public sealed class RestoredTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    // F37
    [Fact]
    public async Task Compare_PortalPutBackToYesterday_IsNoticedAndHealedOnce()
    {
        portal.Reset();
        await using var province = new ProvinceUnderTest(portal);
        await province.StartAsync();
        var early = await PutAsync(province, 5);
        await province.UntilSentAsync();
        portal.Book.Snapshot("yesterday");
        var late = await PutAsync(province, 20);
        await ProgressAsync(province, early);
        await province.UntilSentAsync();
        var same = await province.CompareAsync();
        Assert.Equal((25, 25, 0), (same.Ours, same.Theirs, same.Differing));

        // Equal digests: no list was asked for.
        Assert.Empty(portal.Business("DanhSachHoSoTheoNgay"));

        portal.Book.Restore("yesterday");
        var found = await province.CompareAsync();

        Assert.Equal((25, 5, 25, 25, true), (found.Ours, found.Theirs, found.Differing, found.Healed, found.Restored));
        await province.UntilSentAsync();
        Assert.Equal(0, (await province.CompareAsync()).Differing);
        Assert.All(early, code => Assert.Equal("4", portal.Book.Dossier(code)!.Status));
        Assert.All(late, code => Assert.Single(portal.Book.Dossier(code)!.Steps));
        Assert.Empty((await province.GetAsync($"v1/reconciliation?from=2025-11-20&to=2025-11-20"))["differences"]!.AsArray());
    }

    [Fact]
    public async Task Compare_HeldAndWaiting_ArePutDownToTheirCausesAndNotHealed()
    {
        portal.Reset();
        await using var province = new ProvinceUnderTest(portal);
        await province.StartAsync();
        var code = SyncBodies.NewCode();
        portal.Book.Refuse(code, "Dữ liệu không hợp lệ");
        await province.PutAsync(code);
        await province.UntilHeldAsync(1);

        var run = await province.CompareAsync();

        Assert.Equal((1, 0), (run.Differing, run.Healed));
        var difference = (await province.GetAsync("v1/reconciliation?from=2025-11-20&to=2025-11-20"))["differences"]![0]!;
        Assert.Equal(("held", code), ((string)difference["cause"]!, (string)difference["dossier"]!));
        Assert.NotNull(difference["error"]);
        portal.Book.Accept(code);
    }

    [Fact]
    public async Task Compare_PortalHasADossierThatNobodySent_AsksAPersonAndTouchesNothing()
    {
        portal.Reset();
        await using var province = new ProvinceUnderTest(portal);
        await province.StartAsync();
        var code = (await PutAsync(province, 1))[0];
        await province.UntilSentAsync();
        await province.StopAsync();
        await using var newcomer = new ProvinceUnderTest(portal);
        await newcomer.StartAsync();
        var effects = portal.Effects.Count;

        var run = await newcomer.CompareAsync();
        await newcomer.CompareAsync();

        Assert.Equal((1, 0), (run.Differing, run.Healed));
        var task = Assert.Single(await newcomer.TasksAsync());
        Assert.Equal((code, "portal.far-extra"), (task.Subject, task.Cause));
        Assert.Equal(effects, portal.Effects.Count);
    }

    // F38
    [Fact]
    public async Task Start_HubPutBackToYesterday_AsksBeforeItSendsAgain()
    {
        portal.Reset();
        await using var province = new ProvinceUnderTest(portal);
        await province.StartAsync();
        var codes = await PutAsync(province, 5);
        await province.UntilSentAsync();
        await province.StopAsync();
        var backup = Copy(province.Data, $"{province.Data}.backup");
        await province.StartAsync();
        var progress = codes.ToDictionary(code => code, _ => SyncBodies.Progress());
        await SendAsync(province, progress);
        await province.UntilSentAsync();
        await province.NoteHighWaterAsync();
        await province.StopAsync();

        Copy(backup, province.Data, "onestop.db*");
        var (effects, asked) = (portal.Effects.Count, portal.Business("TraCuuHoSo").Count);
        await province.StartAsync();
        Assert.True((bool)(await province.DestinationAsync())["verifying"]!);
        await SendAsync(province, progress);
        await province.UntilSentAsync();

        Assert.True(portal.Business("TraCuuHoSo").Count >= asked + codes.Count, "Nobody asked.");
        Assert.DoesNotContain(portal.Effects.Skip(effects), effect => effect.Kind == "step");
        Assert.All(codes, code => Assert.Equal(2, portal.Book.Dossier(code)!.Steps.Count));
    }

    private static string Copy(string from, string to, string files = "*")
    {
        Directory.CreateDirectory(to);
        if (files != "*")
        {
            Directory.GetFiles(to, files).ToList().ForEach(File.Delete);
        }

        foreach (var file in Directory.GetFiles(from, files))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }

        return to;
    }

    private static async Task<List<string>> PutAsync(ProvinceUnderTest province, int count)
    {
        var codes = Enumerable.Range(0, count).Select(_ => SyncBodies.NewCode()).ToList();
        foreach (var code in codes)
        {
            await province.PutAsync(code);
        }

        return codes;
    }

    private static Task ProgressAsync(ProvinceUnderTest province, List<string> codes) =>
        SendAsync(province, codes.ToDictionary(code => code, _ => SyncBodies.Progress()));

    private static async Task SendAsync(ProvinceUnderTest province, Dictionary<string, System.Text.Json.Nodes.JsonObject> events)
    {
        foreach (var (code, body) in events)
        {
            await province.EventAsync(code, body);
        }
    }
}
