using System.Net.Http.Json;
using System.Text.Json.Nodes;
using OneStop.Core.Sync;
using OneStop.IntegrationTests.Scenarios;
using OneStop.IntegrationTests.Storage;

namespace OneStop.IntegrationTests.Proof;

/// <summary>The real process ends in the middle of a replay that is paused and resumed.</summary>
public abstract class ReplayProof<TStore> : StoreScenarios<TStore>
    where TStore : ITestStore, new()
{
    private const int Length = Lives.Shortest;

    // F05
    [Fact]
    public async Task Kill_DuringAReplay_RunsNoItemTwiceAndSkipsNone()
    {
        var (kills, dossiers) = (ProofRun.Of(brief: 1, soak: 30), ProofRun.Of(brief: 40, soak: 600));
        await using var bench = await ProofBench.StartAsync(OnStore);
        bench.Load(dossiers, Length);
        var codes = Enumerable.Range(1, dossiers).Select(index => $"H49.14-251120-{index:0000}").ToList();
        codes.ForEach(code => bench.Nation.Portal.Refuse(code, "Hồ sơ không được chấp nhận"));
        var node = await bench.StartHubAsync();
        bench.Source.Allow(bench.Source.Events);
        await bench.UntilHeldAsync(HoldState.Dead, dossiers);
        await bench.Source.Answered.ReachedAsync(bench.Source.Events);
        codes.ForEach(bench.Nation.Portal.Accept);

        var path = await OrderAsync(node);
        var switches = 0;
        for (var i = 0; i < kills; i++)
        {
            await bench.Steps.ReachedAsync((bench.Source.Events * i / (kills + 1)) + 1 + bench.Draw.Next(bench.Source.Events / (kills + 1)));
            switches += bench.Draw.Next(2) == 0 ? await PauseAndResumeAsync(node, path) : 0;
            await node.KillAsync();
            node = await bench.StartHubAsync();

            // Else the next owner waits until the lost one's ten seconds are over.
            switches += await PauseAndResumeAsync(node, path);
        }

        while (switches < 10)
        {
            switches += await PauseAndResumeAsync(node, path);
        }

        var task = await UntilDoneAsync(node, path);
        await bench.DrainAsync(TimeSpan.FromMinutes(3));
        var found = await bench.CloseAsync();

        bench.Report("kill -9 during a replay", found, $"kills {kills}, pauses {switches}, streams chosen {task["total"]}, had their turn {task["released"]}, were gone {task["gone"]}");
        Assert.True(found.IsClean, $"seed {bench.Seed}: {found}");
        Assert.Equal(("done", dossiers, dossiers, 0), ((string?)task["state"], (int)task["total"]!, (int)task["released"]!, (int)task["gone"]!));
    }

    private static async Task<JsonNode> UntilDoneAsync(RunningNode node, string path)
    {
        using var client = await new HubClient(node.Address).SignInAsync();
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        var task = (await client.Http.GetFromJsonAsync<JsonObject>(path))!;
        while ((string?)task["state"] != "done" && await look.WaitForNextTickAsync(limit.Token))
        {
            task = (await client.Http.GetFromJsonAsync<JsonObject>(path))!;
        }

        return task;
    }

    private static async Task<string> OrderAsync(RunningNode node)
    {
        using var client = await new HubClient(node.Address).SignInAsync();
        using var answer = await client.Http.PostAsJsonAsync("v1/deliveries/replays", new JsonObject
        {
            ["destination"] = "portal", ["state"] = "dead", ["reason"] = "Cổng đã sửa lỗi THỬ", ["perSecond"] = 10, ["mostPerSecond"] = 40,
        });
        var body = await answer.Content.ReadFromJsonAsync<JsonObject>();
        return $"v1/deliveries/replays/{(string)body!["replay"]!["id"]!}";
    }

    private static async Task<int> PauseAndResumeAsync(RunningNode node, string path)
    {
        using var client = await new HubClient(node.Address).SignInAsync();
        using var paused = await client.Http.PostAsync($"{path}:pause", null);
        using var resumed = await client.Http.PostAsync($"{path}:resume", null);
        Assert.Equal(paused.IsSuccessStatusCode, resumed.IsSuccessStatusCode);
        return 1;
    }
}

public sealed class ReplayOnSqlite : ReplayProof<SqliteTestStore>;

public sealed class ReplayOnPostgres : ReplayProof<PostgresTestStore>;
