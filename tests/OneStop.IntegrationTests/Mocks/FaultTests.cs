namespace OneStop.IntegrationTests.Mocks;

public sealed class FaultTests : NationTest
{
    [Theory]
    [InlineData("throttled", 429, "7")]
    [InlineData("server-error", 500, null)]
    [InlineData("maintenance", 503, "1800")]
    [InlineData("garbage", 200, null)]
    [InlineData("html-login-page", 200, null)]
    [InlineData("clock-skew", 401, null)]
    public async Task Overlay_SwitchedOn_ReplacesTheAnswerUntilSwitchedOff(string overlay, int status, string? retryAfter)
    {
        var right = await TextAsync();
        Nation.SwitchOn("population", overlay);
        using var disturbed = await Client.PopulationAsync();
        Nation.SwitchOff("population", overlay);

        Assert.Equal(status, (int)disturbed.StatusCode);
        Assert.Equal(retryAfter, disturbed.Headers.RetryAfter?.ToString());
        Assert.NotEqual(right, await disturbed.Content.ReadAsStringAsync());
        Assert.Equal(right, await TextAsync());
    }

    [Fact]
    public async Task Overlay_OnOneSystem_LeavesTheOthersAlone()
    {
        Nation.SwitchOn("population", "maintenance");
        using var answer = await Client.EnterpriseAsync("apiDKKD/DoanhNghiep/chiTietDoanhNghiep?msdn=5709990003");
        Assert.Equal(200, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Overlay_Flaky_FailsEverySecondLookup()
    {
        Nation.SwitchOn("population", "flaky");
        var statuses = new List<int>();
        for (var i = 0; i < 4; i++)
        {
            using var answer = await Client.PopulationAsync();
            statuses.Add((int)answer.StatusCode);
        }

        Assert.Equal([200, 503, 200, 503], statuses);
    }

    [Fact]
    public async Task Overlay_EarlyTokenExpiry_RefusesTheSecondUse()
    {
        const string Path = "apiDKKD/DoanhNghiep/chiTietDoanhNghiep?msdn=5709990003";
        Nation.SwitchOn("enterprise", "early-token-expiry");
        var token = await Client.EnterpriseTokenAsync();

        using var first = await Client.EnterpriseAsync(Path, token);
        using var second = await Client.EnterpriseAsync(Path, token);
        using var renewed = await Client.EnterpriseAsync(Path);

        Assert.Equal([200, 401, 200], [(int)first.StatusCode, (int)second.StatusCode, (int)renewed.StatusCode]);
        Assert.Equal(2, Nation.Ledger.Tokens("enterprise").Count);
    }

    [Theory]
    [InlineData("truncated")]
    [InlineData("dropped-connection")]
    public async Task Overlay_OfTheConnection_BreaksTheAnswerButNotTheLedger(string overlay)
    {
        Nation.SwitchOn("population", overlay);
        await Assert.ThrowsAsync<HttpRequestException>(() => Client.PopulationAsync());
        Assert.Single(Nation.Ledger.Lookups("population"));
    }

    [Fact]
    public async Task Overlay_Slow_ShowsTheCallInTheLedgerBeforeItsAnswer()
    {
        Nation.SwitchOn("population", "slow");
        using var impatience = new CancellationTokenSource();
        var waiting = Client.PopulationAsync(cancellationToken: impatience.Token);
        await Nation.Ledger.WaitForAsync(entry => entry.System == "population");

        Assert.False(waiting.IsCompleted);
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal("citizen.found", Assert.Single(Nation.Ledger.Lookups("population")).Outcome);
    }

    [Fact]
    public async Task StopSystem_ThenStart_RefusesAndAnswersAtTheSameAddress()
    {
        using var before = await Client.PopulationAsync();
        var address = Nation.BaseAddress("population");

        Nation.StopSystem("population");
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => Client.PopulationAsync());
        Nation.StartSystem("population");
        using var after = await Client.PopulationAsync();

        Assert.Equal(HttpRequestError.ConnectionError, refused.HttpRequestError);
        Assert.Equal((address, 200), (Nation.BaseAddress("population"), (int)after.StatusCode));
        Assert.Equal(2, Nation.Ledger.Lookups("population").Count);
    }

    private async Task<string> TextAsync()
    {
        using var answer = await Client.PopulationAsync();
        return await answer.Content.ReadAsStringAsync();
    }
}
