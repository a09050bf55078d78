using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Core.Sync;
using OneStop.Host.Commands;
using OneStop.IntegrationTests.Destinations;

namespace OneStop.IntegrationTests.Operations;

/// <summary>What waits for a person, over the API and on the command line.</summary>
public sealed class TaskRouteTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly DateTimeOffset Since = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Tasks_ByStateKindDossierAndOwner_InPages()
    {
        await using var province = await StartAsync();

        var all = await province.GetAsync("v1/tasks");
        Assert.Equal(["missing-step H49.14-261120-0001", "missing-step H49.14-261120-0002", "conflict H49.14-261120-0001"], Names(all));
        Assert.Equal(["conflict 1", "missing-step 2"], all["open"]!.AsArray().Select(one => $"{one!["kind"]} {one["tasks"]}"));
        Assert.Equal(("sequence 6", "event.sequence-gap"), ((string)all["tasks"]![0]!["detail"]!, (string)all["tasks"]![0]!["error"]!["code"]!));
        Assert.Equal(["conflict H49.14-261120-0001"], Names(await province.GetAsync("v1/tasks?kind=conflict&state=open")));
        Assert.Equal(["missing-step H49.14-261120-0001"], Names(await province.GetAsync("v1/tasks?dossier=H49.14-261120-0001&owner=mot-cua")));
        Assert.Empty(Names(await province.GetAsync("v1/tasks?state=closed")));
        var page = await province.GetAsync("v1/tasks?limit=2");
        Assert.Equal(["conflict H49.14-261120-0001"], Names(await province.GetAsync($"v1/tasks?limit=2&after={page["next"]}")));
        foreach (var wrong in new[] { "state=gone", "kind=any", "limit=0", "limit=1001", "after=-1" })
        {
            Assert.Equal("request.query", (string)(await province.GetAsync($"v1/tasks?{wrong}", status: 422))["code"]!);
        }
    }

    [Fact]
    public async Task Done_WithANote_ClosesOnceAndSaysWho()
    {
        await using var province = await StartAsync();
        var id = (long)(await province.GetAsync("v1/tasks?kind=conflict"))["tasks"]![0]!["id"]!;
        var note = new JsonObject { ["note"] = "Theo bên ngoài" };

        Assert.Equal("request.invalid", (string)(await province.GetAsync($"v1/tasks/{id}:done", HttpMethod.Post, [], 422))["code"]!);
        var closed = await province.GetAsync($"v1/tasks/{id}:done", HttpMethod.Post, note);
        Assert.Equal(("closed", "one-stop", "Theo bên ngoài"), ((string)closed["state"]!, (string)closed["closedBy"]!, (string)closed["note"]!));
        Assert.Equal("task.closed", (string)(await province.GetAsync($"v1/tasks/{id}:done", HttpMethod.Post, note, 409))["code"]!);
        foreach (var unknown in new[] { "99999", "x" })
        {
            Assert.Equal("task.unknown", (string)(await province.GetAsync($"v1/tasks/{unknown}:done", HttpMethod.Post, note, 404))["code"]!);
        }

        Assert.Equal(["conflict H49.14-261120-0001"], Names(await province.GetAsync("v1/tasks?state=closed")));
    }

    [Fact]
    public async Task CommandLine_ListsAndCloses_SaysSoByItsExitCode()
    {
        await using var province = await StartAsync();
        var id = (long)(await province.GetAsync("v1/tasks?kind=conflict"))["tasks"]![0]!["id"]!;

        Assert.Equal(1, await RunAsync("status"));
        Assert.Equal(1, await RunAsync("tasks"));
        Assert.Equal(1, await RunAsync("tasks", "--kind", "conflict", "--json"));
        Assert.Equal(0, await RunAsync("tasks", "--owner", "nobody"));
        Assert.Equal(2, await RunAsync("tasks", "--kind", "any"));
        Assert.Equal(2, await RunAsync("tasks", $"{id}"));
        Assert.Equal(0, await RunAsync("tasks", $"{id}", "--reason", "xong"));
        Assert.Equal(1, await RunAsync("tasks", $"{id}", "--reason", "xong"));
        Assert.Equal(0, await RunAsync("tasks", "--kind", "conflict"));

        Task<int> RunAsync(params string[] words) => HubCommands.InvokeAsync([.. words, .. province.Hub.Arguments()]);
    }

    private async Task<ProvinceUnderTest> StartAsync()
    {
        portal.Reset();
        var province = new ProvinceUnderTest(portal);
        await province.StartAsync();
        var book = province.Hub.App.Services.GetRequiredService<ITaskBook>();
        foreach (var task in new TaskDraft[]
        {
            new(TaskKind.MissingStep, "H49.14-261120-0001", "event.sequence-gap", "mot-cua", Since) { Detail = "sequence 6" },
            new(TaskKind.MissingStep, "H49.14-261120-0002", "event.sequence-gap", "mot-cua", Since) { Detail = "sequence 2-3" },
            new(TaskKind.Conflict, "H49.14-261120-0001", "province-works", "H49.14", Since),
        })
        {
            await book.OpenAsync(task, CancellationToken.None);
        }

        return province;
    }

    private static IEnumerable<string> Names(JsonObject answer) => answer["tasks"]!.AsArray().Select(one => $"{one!["kind"]} {one["dossier"]}");
}
