using System.Text.Json.Nodes;
using OneStop.Tests.Contracts;

namespace OneStop.Tests.Mocks;

/// <summary>The portal, asked with a golden request, gives the golden answer.</summary>
public sealed class PortalAnswerTests
{
    private readonly PortalUnderTest portal = new();

    [Theory]
    [InlineData("record-create", "created", "ok.created")]
    [InlineData("record-batch", "created", "ok.created")]
    [InlineData("record-full-update", "refused-absent", "refused.absent")]
    [InlineData("record-unknown-procedure", "refused-procedure", "refused.procedure")]
    [InlineData("record-date", "refused-date", "refused.date")]
    [InlineData("record-status", "refused-status", "refused.status")]
    [InlineData("record-missing", "refused-required", "refused.required")]
    [InlineData("record-long", "refused-length", "refused.length")]
    [InlineData("steps", "refused-absent", "refused.absent")]
    [InlineData("lookup", "lookup-not-found", "refused.not-found")]
    [InlineData("question", "stored", "ok.question")]
    [InlineData("rating", "stored", "ok.rating")]
    public void Request_OnAnEmptyBook_GivesTheGoldenAnswer(string request, string answer, string outcome) =>
        AssertGolden(answer, outcome, portal.Example(request));

    [Fact]
    public void Life_OfADossier_GivesTheGoldenAnswers()
    {
        string ToFirst(string text) => text.Replace("000.19.14.H49-261122-0002", "H49.14-261122-0001", StringComparison.Ordinal);
        AssertGolden("created", "ok.created", portal.Example("record-create", change: ToFirst));
        AssertGolden("exists", "refused.exists", portal.Example("record-create", change: ToFirst));
        AssertGolden("updated", "ok.updated", portal.Example("record-full-update"));
        AssertGolden("steps", "ok.steps", portal.Example("steps"));

        Assert.Equal(
            ["create H49.14-261122-0001", "update H49.14-261122-0001", .. Enumerable.Repeat("step H49.14-261122-0001", 3)], portal.Effects);
        Assert.Equal(("9", 2, 3), (portal.Book.Dossiers()[0].Status, portal.Book.Dossiers()[0].Writes, portal.Book.Dossiers()[0].Steps.Count));
    }

    [Fact]
    public void Lookups_OfTheGoldenDossier_GiveTheGoldenAnswers()
    {
        portal.Example("record-create");

        AssertGolden("lookup", "ok.dossier", portal.Example("lookup"));
        AssertGolden("digests", "ok.digests", portal.Example("digests"));
        AssertGolden("day", "ok.day", portal.Example("day"));
    }

    [Fact]
    public void Facades_TakeTheBareArray()
    {
        var records = ContractFiles.ExampleText("portal", "record-facade.request.json");
        var steps = ContractFiles.ExampleText("portal", "steps-facade.request.json");

        AssertGolden("created", "ok.created", portal.Send("/api/SynsTTHCC/DongBoHoSoMC?MaDinhDanhDV=000.00.00.H49&isUpdating=False", records));
        AssertGolden("exists", "refused.exists", portal.Send("/KetNoiMotCuaQuocGia/ThemMoiHoSo", records));
        AssertGolden("updated", "ok.updated", portal.Send("/KetNoiMotCuaQuocGia/CapNhatHoSo", records));
        Assert.Equal(("text.ok.steps", ContractFiles.ExampleText("portal", "steps-plain.response.txt")), portal.Send("/KetNoiMotCuaQuocGia/DongBoTienTrinh", steps));
        Assert.Equal("refused.unit", portal.Send("/api/SynsTTHCC/DongBoHoSoMC?MaDinhDanhDV=000.00.00.H22&isUpdating=False", records).Outcome);
        Assert.Equal("refused.value", portal.Send("/api/SynsTTHCC/DongBoHoSoMC?MaDinhDanhDV=000.00.00.H49", records).Outcome);
        Assert.Equal("ok.dossier", portal.Send("/api/SynsTTHCC/TraCuuHoSo?MaDinhDanhDV=000.00.00.H49&mahoso=H49.14-261122-0001", "", method: "GET").Outcome);
    }

    [Theory]
    [InlineData("3", false, "exists")]
    [InlineData("0", false, "exists-zero")]
    [InlineData("-3", true, "exists-negative")]
    public void Exists_UnderEveryCode_GivesTheGoldenAnswer(string code, bool integers, string answer)
    {
        portal.Example("record-create");
        portal.Book.Settings = portal.Book.Settings with { ExistsCode = code, IntegerCodes = integers };
        AssertGolden(answer, "refused.exists", portal.Example("record-create"));
    }

    [Fact]
    public void Codes_AsNumbers_AndWordsThatContradict_AreSettings()
    {
        portal.Book.Settings = portal.Book.Settings with { IntegerCodes = true };
        AssertGolden("created-integer", "ok.created", portal.Example("record-create"));
        portal.Book.Settings = portal.Book.Settings with { IntegerCodes = false, Words = "contradicting" };
        AssertGolden("contradicting", "ok.steps", portal.Example("steps", change: text =>
            text.Replace("H49.14-261122-0001", "000.19.14.H49-261122-0002", StringComparison.Ordinal)));
        portal.Book.Settings = portal.Book.Settings with { Words = "decomposed" };
        Assert.False(((string)PortalUnderTest.Json(portal.Example("lookup").Body)["message"]!).IsNormalized());
    }

    [Fact]
    public void Session_EndedEarly_UsedUpOrOver_IsRefusedUntilTheNextLogin()
    {
        portal.Sessions.EndAll();
        AssertGolden("session-over", "refused.session", portal.Example("record-create"));
        portal.LogIn();
        portal.Clock.Advance(TimeSpan.FromMinutes(10));
        AssertGolden("session-over", "refused.session", portal.Example("record-create"));
        portal.LogIn();
        Assert.Equal("refused.not-found", portal.Envelope(ContractFiles.ExampleText("portal", "lookup.request.json"), uses: 1).Outcome);
        Assert.Equal("refused.session", portal.Envelope(ContractFiles.ExampleText("portal", "lookup.request.json"), uses: 1).Outcome);
        Assert.Empty(portal.Effects);
    }

    [Fact]
    public void Login_WithAnotherPassword_IsRefused() =>
        AssertGolden("login-refused", "refused.login", portal.Send("/mapi/login", """{"username":"onestop-portal","password":"wrong"}"""));

    [Theory]
    [InlineData("{", "refused.format")]
    [InlineData("[]", "refused.format")]
    [InlineData("""{"session":"synthetic-session","madonvi":"000.00.00.H22","service":"TraCuuHoSo"}""", "refused.unit")]
    [InlineData("""{"session":"synthetic-session","madonvi":"000.00.00.H49","service":"LayHet"}""", "refused.service")]
    [InlineData("""{"session":"synthetic-session","madonvi":"000.00.00.H49","service":"DongBoHoSoMC","isUpdating":"False","data":{}}""", "refused.format")]
    [InlineData("""{"session":"synthetic-session","madonvi":"000.00.00.H49","service":"DongBoHoSoMC","isUpdating":"1","data":[{}]}""", "refused.value")]
    [InlineData("""{"session":"synthetic-session","madonvi":"000.00.00.H49","service":"DongBoHoSoMC","isUpdating":"False","data":[{"MaHoSo":7}]}""", "refused.value")]
    public void Request_OutOfShape_IsRefused(string body, string outcome) => Assert.Equal(outcome, portal.Envelope(body).Outcome);

    private static void AssertGolden(string answer, string outcome, (string Outcome, string Body) given)
    {
        Assert.Equal(outcome, given.Outcome);
        var golden = ContractFiles.ExampleText("portal", $"{answer}.response.json");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(golden), JsonNode.Parse(given.Body)), given.Body);
    }
}
