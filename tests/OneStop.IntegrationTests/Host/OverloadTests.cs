using System.Net;
using OneStop.Core.Registries;

namespace OneStop.IntegrationTests.Host;

/// <summary>I8: what exceeds the limits is refused early, and everything else goes on.</summary>
public sealed class OverloadTests
{
    [Fact]
    public async Task Lookups_BeyondTheLimits_AreRefusedWithATimeToComeBack()
    {
        await using var hub = new HubUnderTest(new() { ["Limits:Concurrent"] = "1", ["Limits:Waiting"] = "0" }, null);
        await hub.InitializeAsync();
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource<Lookup>(TaskCreationOptions.RunContinuationsAsynchronously);
        hub.Registry.Answer = (_, _) =>
        {
            arrived.TrySetResult();
            return release.Task;
        };
        var token = await hub.TokenAsync();
        var first = hub.SendAsync(HttpMethod.Post, "v1/lookups/thu/person", Bodies.Json(Bodies.Lookup()), token);
        await arrived.Task;

        using var second = await hub.SendAsync(HttpMethod.Post, "v1/prefill", Bodies.Json(Bodies.Prefill()), token);
        using var live = await hub.SendAsync(HttpMethod.Get, "health/live");
        release.SetResult(new Lookup.NotFound([]) { Source = ScriptedRegistry.Source });
        using var answered = await first;

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "hub.overloaded"), (second.StatusCode, (string)(await HubUnderTest.ReadAsync(second))["code"]!));
        Assert.Equal(TimeSpan.FromSeconds(1), second.Headers.RetryAfter?.Delta);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
    }
}
