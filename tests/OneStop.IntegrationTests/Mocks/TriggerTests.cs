using OneStop.Mocks;

namespace OneStop.IntegrationTests.Mocks;

/// <summary>Every trigger on every operation answers from a mapping of its own: no outcome a gate can name is without a file.</summary>
public sealed class TriggerTests : NationTest
{
    private static readonly HashSet<string> CutInStream = [Trigger.Truncated];

    [Theory]
    [InlineData("citizen-ok", Trigger.Authentication, 401, "server.digest")]
    [InlineData("citizen-ok", Trigger.Procedure, 200, "citizen.004")]
    [InlineData("citizen-ok", Trigger.Officer, 200, "citizen.005")]
    [InlineData("citizen-ok", Trigger.Empty, 200, "citizen.empty")]
    [InlineData("citizen-ok", Trigger.Slow, 200, "citizen.found")]
    [InlineData("citizen-ok", Trigger.Duplicate, 500, "server.duplicate")]
    [InlineData("citizen-ok", Trigger.Field, 500, "server.field")]
    [InlineData("citizen-ok", Trigger.Throttled, 429, "server.throttled")]
    [InlineData("citizen-ok", Trigger.Fault, 500, "server.fault")]
    [InlineData("citizen-ok", Trigger.Suspended, 503, "server.suspended")]
    [InlineData("citizen-ok", Trigger.Partial, 200, "citizen.partial")]
    [InlineData("citizen-ok", Trigger.Two, 200, "citizen.two")]
    [InlineData("citizen-ok", Trigger.Malformed, 200, "server.malformed")]
    [InlineData("verification-exists", Trigger.Procedure, 200, "verification.004")]
    [InlineData("verification-exists", Trigger.Officer, 200, "verification.005")]
    [InlineData("verification-exists", Trigger.Empty, 200, "verification.absent")]
    public async Task Population_Trigger_AnswersAsAgreed(string example, string trigger, int status, string outcome)
    {
        using var answer = await Client.PopulationAsync("022090000" + trigger, example);

        Assert.Equal((status, outcome), ((int)answer.StatusCode, Nation.Ledger.Lookups("population")[^1].Outcome));
    }

    [Fact]
    public async Task Facade_EveryTrigger_HasItsMapping()
    {
        foreach (var example in new[] { "facade-ok", "facade-verification" })
        {
            foreach (var trigger in Trigger.All.Where(trigger => !CutInStream.Contains(trigger.Digits)))
            {
                using var answer = await Client.FacadeAsync("022090000" + trigger.Digits, example);
                Assert.NotEqual(501, (int)answer.StatusCode);
            }
        }
    }

    [Fact]
    public async Task Enterprise_EveryTrigger_HasItsMapping()
    {
        foreach (var path in new[]
        {
            "apiDKKD/DoanhNghiep/chiTietDoanhNghiep?msdn=", "apiDKKD/HoKinhDoanh/chiTietHoKinhDoanh?mst=",
            "apiDKKD/HopTacXa/chiTietHopTacXa?mst=", "apiCSDLDKDN/1.0/chiTietDoanhNghiep?msdn=",
        })
        {
            foreach (var trigger in Trigger.All.Where(trigger => !CutInStream.Contains(trigger.Digits)))
            {
                using var answer = await Client.EnterpriseAsync(path + TriggerCodes.TaxCode(Nation.Data, trigger.Digits));
                Assert.NotEqual(501, (int)answer.StatusCode);
            }
        }
    }

    [Fact]
    public async Task CivilStatus_EveryTriggerAndKind_HasItsMapping()
    {
        foreach (var kind in new[] { "KS", "KH", "KT", "TTHN" })
        {
            foreach (var trigger in Trigger.All.Where(trigger => !CutInStream.Contains(trigger.Digits)))
            {
                using var answer = await Client.CivilStatusAsync("022090000" + trigger.Digits, kind);
                Assert.NotEqual(501, (int)answer.StatusCode);
            }
        }
    }

    [Fact]
    public async Task Population_TriggerTruncated_EndsBeforeItsLength()
    {
        var cut = await Assert.ThrowsAsync<HttpRequestException>(() => Client.PopulationAsync("022090000777"));
        Assert.Equal(HttpRequestError.ResponseEnded, (cut.InnerException as HttpIOException)?.HttpRequestError ?? cut.HttpRequestError);
    }

    [Theory]
    [InlineData("population")]
    [InlineData("enterprise")]
    [InlineData("civil-status")]
    [InlineData("portal")]
    [InlineData("ministry")]
    [InlineData("report")]
    public async Task Request_Unmapped_AnswersNotImplementedAndStandsInTheLedger(string system)
    {
        using var answer = await Client.GetAsync(new Uri(Nation.BaseAddress(system), "nobody/knows"));

        Assert.Equal(501, (int)answer.StatusCode);
        Assert.Equal(("unknown", 501), (Nation.Ledger.Entries[^1].Kind, Nation.Ledger.Entries[^1].Status));
    }
}
