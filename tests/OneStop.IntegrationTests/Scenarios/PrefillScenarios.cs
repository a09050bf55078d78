using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.IntegrationTests.Storage;

namespace OneStop.IntegrationTests.Scenarios;

/// <summary>A counter's day through the real host, the real wire formats and a real store.</summary>
public abstract class PrefillScenarios<TStore> : StoreScenarios<TStore>
    where TStore : ITestStore, new()
{
    private Task<RunningHub> StartAsync() => RunningHub.StartAsync(settings => OnStore(settings));

    [Fact]
    public async Task Prefill_EverybodyKnown_FillsEveryFieldWithItsSource()
    {
        await using var hub = await StartAsync();

        var answer = await hub.Client.PrefillAsync(Dossiers.Birth(Dossiers.Mau, Dossiers.Thu));

        Assert.Empty(answer.GetProperty("missing").EnumerateArray());
        Assert.Empty(answer.GetProperty("conflicts").EnumerateArray());
        Assert.Equal("1988", Field(answer, "mother.birthDate").GetProperty("value").GetProperty("value").GetString());
        Assert.Equal("population", Field(answer, "mother.fullName").GetProperty("source").GetProperty("registry").GetString());
        Assert.Equal("civil-status", Field(answer, "parentsMarriage.number").GetProperty("source").GetProperty("registry").GetString());
        var asked = hub.Nation.Ledger.Lookups("population").Select(e => e.RequestId);
        Assert.Contains(Field(answer, "mother.fullName").GetProperty("source").GetProperty("requestId").GetString(), asked);
    }

    [Fact]
    public async Task Prefill_BirthWithTheMotherAlone_NobodyBecomesTheFather()
    {
        await using var hub = await StartAsync();
        var body = Dossiers.Purpose("H49.14-261122-0005", "1.001193", new()
        {
            ["applicant"] = Dossiers.Thu.DeepClone(),
            ["subjects"] = new JsonObject { ["mother"] = Dossiers.Thu.DeepClone() },
        });

        var answer = await hub.Client.PrefillAsync(body);

        Assert.DoesNotContain(answer.GetProperty("fields").EnumerateArray(), f => IsTheFathers(f.GetProperty("name").GetString()!));
        var missing = answer.GetProperty("missing").EnumerateArray().Where(m => IsTheFathers(m.GetProperty("name").GetString()!)).ToList();
        Assert.Equal(9, missing.Count);
        Assert.All(missing, m => Assert.Equal("not-asked", m.GetProperty("reason").GetString()));

        static bool IsTheFathers(string name) => name.StartsWith("father.", StringComparison.Ordinal) || name.StartsWith("parentsMarriage.", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prefill_PopulationStopped_FillsTheRestAndSaysSinceWhen()
    {
        // F23, I11
        await using var hub = await StartAsync();
        hub.Nation.StopSystem("population");
        await hub.Client.PrefillAsync(Dossiers.Birth(Dossiers.Mau, Dossiers.Thu));

        var answer = await hub.Client.PrefillAsync(Dossiers.Birth(Dossiers.Mau, Dossiers.Thu, "H49.14-261122-0002"));

        Assert.Equal("civil-status", Field(answer, "mother.fullName").GetProperty("source").GetProperty("registry").GetString());
        var missing = answer.GetProperty("missing").EnumerateArray().Single(m => m.GetProperty("name").GetString() == "mother.ethnicity");
        Assert.Equal("unavailable", missing.GetProperty("reason").GetString());
        Assert.True(missing.GetProperty("downSince").GetDateTimeOffset() <= DateTimeOffset.UtcNow);
        Assert.NotEmpty(missing.GetProperty("next").GetProperty("vi").GetString()!);
    }

    [Fact]
    public async Task Prefill_RegistriesDisagree_ShowsBothAndWhatDiffers()
    {
        await using var hub = await StartAsync();

        var answer = await hub.Client.PrefillAsync(Dossiers.Birth(Dossiers.Hoa, Dossiers.Huyen));

        var conflicts = answer.GetProperty("conflicts").EnumerateArray().ToDictionary(c => c.GetProperty("name").GetString()!);
        Assert.Equal(["mother.birthDate", "mother.fullName"], conflicts.Keys.Order());
        var candidates = conflicts["mother.fullName"].GetProperty("candidates").EnumerateArray().ToList();
        Assert.Equal(["population", "civil-status"], candidates.Select(c => c.GetProperty("source").GetProperty("registry").GetString()));
        Assert.Equal("diacritics", candidates[1].GetProperty("differs").GetString());
        Assert.Equal("editable", Field(answer, "mother.fullName").GetProperty("lock").GetString());
    }

    [Fact]
    public async Task Prefill_WrongBirthDate_IsAMismatchNotAnAbsence()
    {
        await using var hub = await StartAsync();
        var wrong = Dossiers.Person("022090000001", "Nguyễn Văn Mẫu", "1990-01-16");

        var answer = await hub.Client.PrefillAsync(Dossiers.Birth(wrong, Dossiers.Thu));

        var missing = answer.GetProperty("missing").EnumerateArray().Single(m => m.GetProperty("name").GetString() == "applicant.fullName");
        Assert.Equal("mismatch", missing.GetProperty("reason").GetString());
        Assert.NotEmpty(missing.GetProperty("recheck").EnumerateArray());
    }

    [Fact]
    public async Task Prefill_HouseholdBusiness_ListsTheOwnersBusinesses()
    {
        await using var hub = await StartAsync();
        var body = Dossiers.Purpose("H49.14-261122-0003", "1.001612", new()
        {
            ["applicant"] = Dossiers.Person("022086000050", "Trịnh Văn Mẫu Doanh", BirthOf(hub, "022086000050")),
            ["subjects"] = new JsonObject { ["enterprise"] = new JsonObject { ["taxCode"] = "5709990003" } },
        });

        var answer = await hub.Client.PrefillAsync(body);

        Assert.Equal(2, Field(answer, "existingBusinesses").GetProperty("value").GetProperty("rows").GetArrayLength());
        Assert.Equal(2, Field(answer, "enterprise.representatives").GetProperty("value").GetProperty("rows").GetArrayLength());
    }

    [Fact]
    public async Task Prefill_MaritalStatus_NeverMarriedHasAnEmptyListOfMarriages()
    {
        await using var hub = await StartAsync();
        var body = Dossiers.Purpose("H49.14-261122-0004", "1.004873", new() { ["applicant"] = Dossiers.Person("022301000060", "Bùi Thị Mẫu Xuân", "2001-04-12") });

        var answer = await hub.Client.PrefillAsync(body);

        Assert.Equal(0, Field(answer, "marriages").GetProperty("value").GetProperty("rows").GetArrayLength());
        Assert.DoesNotContain(answer.GetProperty("conflicts").EnumerateArray(), c => c.GetProperty("name").GetString() == "maritalStatus");
    }

    [Fact]
    public async Task Lookup_FieldOutsideThePlan_IsNeverHandedOn()
    {
        await using var hub = await StartAsync();

        using var answer = await hub.Client.LookupAsync("population/citizen", Dossiers.Mau);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var named = body.GetProperty("fields").EnumerateArray().Select(f => f.GetProperty("name").GetString()).ToList();
        Assert.Contains("person.fullName", named);
        Assert.DoesNotContain("person.religion", named);
    }

    [Fact]
    public async Task Lookup_OperationOutsideThePlan_IsRefusedAndNothingIsSent()
    {
        await using var hub = await StartAsync();

        using var answer = await hub.Client.LookupAsync("civil-status/death", Dossiers.Mau);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("operation.not-in-plan", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        Assert.Empty(hub.Nation.Ledger.Entries);
    }

    private static JsonElement Field(JsonElement answer, string name) =>
        answer.GetProperty("fields").EnumerateArray().Single(f => f.GetProperty("name").GetString() == name);

    private static string BirthOf(RunningHub hub, string id) => hub.Nation.Data.People.Single(p => p.Id == id).Birth.ToString()!;
}
