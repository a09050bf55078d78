using System.Net.Http.Json;
using OneStop.Mocks;

namespace OneStop.IntegrationTests.Mocks;

public sealed class PageTests : NationTest
{
    [Fact]
    public async Task Page_ListsSystemsPeopleTriggersAndOverlays_Escaped()
    {
        using var asked = await Client.PopulationAsync("022091000041");
        await using var page = await PageHost.StartAsync(Nation, 0);
        using var http = new HttpClient { BaseAddress = page.Address };

        var html = await http.GetStringAsync("/");

        Assert.All(Nation.Systems, system => Assert.Contains(Nation.BaseAddress(system).ToString(), html, StringComparison.Ordinal));
        Assert.All(Nation.Data.People, person => Assert.Contains(person.Id, html, StringComparison.Ordinal));
        Assert.All(Trigger.All, trigger => Assert.Contains("…" + trigger.Digits, html, StringComparison.Ordinal));
        Assert.All(Nation.Overlays.Keys, overlay => Assert.Contains(overlay, html, StringComparison.Ordinal));
        Assert.Contains("MẪU &amp; THỬ", html, StringComparison.Ordinal);
        Assert.DoesNotContain("MẪU & THỬ", html, StringComparison.Ordinal);
        Assert.Contains("citizen.found", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Admin_SwitchesOverlaysAndSystems()
    {
        await using var page = await PageHost.StartAsync(Nation, 0);
        using var http = new HttpClient { BaseAddress = page.Address };

        (await http.PostAsync("/admin/faults/population/server-error", null)).EnsureSuccessStatusCode();
        using (var answer = await Client.PopulationAsync())
        {
            Assert.Equal(500, (int)answer.StatusCode);
        }

        (await http.DeleteAsync("/admin/faults/population/server-error")).EnsureSuccessStatusCode();
        (await http.PostAsync("/admin/systems/population/stop", null)).EnsureSuccessStatusCode();
        await Assert.ThrowsAsync<HttpRequestException>(() => Client.PopulationAsync());
        (await http.PostAsync("/admin/systems/population/start", null)).EnsureSuccessStatusCode();
        using (var answer = await Client.PopulationAsync())
        {
            Assert.Equal(200, (int)answer.StatusCode);
        }

        var rows = await http.GetFromJsonAsync<List<LedgerEntry>>("/admin/ledger?system=population&after=1");
        Assert.Equal(2, Assert.Single(rows!).Sequence);
        Assert.Equal(404, (int)(await http.PostAsync("/admin/faults/population/rain", null)).StatusCode);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Host", "somewhere.example")]
    public async Task Admin_CalledFromAnotherSite_IsForbidden(string header, string value)
    {
        await using var page = await PageHost.StartAsync(Nation, 0);
        using var http = new HttpClient { BaseAddress = page.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/admin/systems/population/stop");
        request.Headers.Add(header, value);

        using var answer = await http.SendAsync(request);

        Assert.Equal(403, (int)answer.StatusCode);
        using var still = await Client.PopulationAsync();
        Assert.Equal(200, (int)still.StatusCode);
    }

    [Fact]
    public async Task Page_PortTaken_FallsBackToAnother()
    {
        await using var first = await PageHost.StartAsync(Nation, 0);
        await using var second = await PageHost.StartAsync(Nation, first.Address.Port);
        Assert.NotEqual(first.Address.Port, second.Address.Port);
    }
}
