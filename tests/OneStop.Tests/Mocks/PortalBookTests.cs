using System.Text.Json.Nodes;
using OneStop.Tests.Contracts;

namespace OneStop.Tests.Mocks;

public sealed class PortalBookTests
{
    private const string First = "000.19.14.H49-261122-0002", Second = "H49.14-261122-0003";

    private readonly PortalUnderTest portal = new();

    [Theory]
    [InlineData("1.000656.000.00.00.H49\",\n      \"TenTTHC\": \"Đăng ký khai tử\",\n      \"MaLinhVuc\": \"G15-HT06\",\n      \"TenLinhVuc\": \"Hộ tịch\"", "1.000404\",\"TenTTHC\":\"x\",\"MaLinhVuc\":\"x\",\"TenLinhVuc\":\"x\"")]
    [InlineData(Second, "H50.14-261122-0003")]
    [InlineData(Second, First)]
    public void Batch_WithOneBadRecord_IsRefusedWhole(string good, string bad)
    {
        var answer = portal.Example("record-batch", change: text =>
        {
            var last = text.LastIndexOf(good, StringComparison.Ordinal);
            Assert.True(last > 0);
            return text[..last] + bad + text[(last + good.Length)..];
        });

        Assert.StartsWith("refused.", answer.Outcome, StringComparison.Ordinal);
        Assert.DoesNotContain(bad, answer.Body, StringComparison.Ordinal);
        Assert.Empty(portal.Effects);
    }

    [Fact]
    public void Record_OfAPoisonedDossier_IsRefusedUntilItIsAccepted()
    {
        portal.Book.Refuse(Second, "Hồ sơ không được chấp nhận");
        Assert.Equal("refused.poison", portal.Example("record-batch").Outcome);
        portal.Book.Accept(Second);
        Assert.Equal("ok.created", portal.Example("record-batch").Outcome);
    }

    [Fact] // F33
    public void Key_SentAgain_ChangesNothingUnlessThePortalIgnoresKeys()
    {
        Assert.Equal("ok.created", portal.Example("record-create", "k1").Outcome);
        Assert.Equal("ok.created", portal.Example("record-create", "k1").Outcome);
        Assert.Equal([$"create {First}", "key-repeat k1"], portal.Effects);

        portal.Book.Settings = portal.Book.Settings with { HonoursIdempotencyKey = false };
        Assert.Equal("refused.exists", portal.Example("record-create", "k1").Outcome);
    }

    [Fact]
    public void Key_OfARefusedRequest_IsNotRemembered()
    {
        portal.Book.Refuse(First, "x");
        Assert.Equal("refused.poison", portal.Example("record-create", "k1").Outcome);
        portal.Book.Accept(First);
        Assert.Equal("ok.created", portal.Example("record-create", "k1").Outcome);
    }

    [Fact] // F33
    public void RecordAndSteps_SentAgain_AreToldApartFromAnEffect()
    {
        portal.Example("record-create", change: text => text.Replace(First, "H49.14-261122-0001", StringComparison.Ordinal));
        portal.Example("record-full-update");
        portal.Example("record-full-update");
        portal.Example("steps");
        portal.Example("steps");

        Assert.Equal(
            ["create", "update", "same", "step", "step", "step", "step-repeat", "step-repeat", "step-repeat"],
            portal.Book.Effects().Select(effect => effect.Kind));
        Assert.Equal(3, portal.Book.Dossiers()[0].Steps.Count);
        Assert.Equal(Enumerable.Range(1, 9).Select(number => (long)number), portal.Book.Effects().Select(effect => effect.Sequence));
        Assert.Equal(3, portal.Book.Effects(after: 3, limit: 3).Count);
    }

    [Fact]
    public void Steps_MoreThanTheLimit_AreRefused()
    {
        portal.Example("record-create", change: text => text.Replace(First, "H49.14-261122-0001", StringComparison.Ordinal));
        portal.Book.Settings = portal.Book.Settings with { StepsPerRequest = 2 };
        Assert.Equal("refused.steps-limit", portal.Example("steps").Outcome);
    }

    [Fact] // F37
    public void Restore_OfABackup_ForgetsWhatCameLaterButNotTheLedger()
    {
        portal.Example("record-create");
        portal.Book.Snapshot("yesterday");
        portal.Example("record-create", "k2", text => text.Replace(First, Second, StringComparison.Ordinal));

        portal.Book.Restore("yesterday");

        Assert.Equal(First, Assert.Single(portal.Book.Dossiers()).Code);
        Assert.Equal([$"create {First}", $"create {Second}", "restore yesterday"], portal.Effects);
        Assert.Equal("ok.created", portal.Example("record-create", "k2", text => text.Replace(First, Second, StringComparison.Ordinal)).Outcome);
        portal.Book.Restore("yesterday");
        Assert.Single(portal.Book.Dossiers());
        Assert.Throws<ArgumentException>(() => portal.Book.Restore("never"));
    }

    [Fact]
    public async Task Feed_OfFilingsAndChanges_IsReadByCursorAndSatisfiesTheContract()
    {
        var code = portal.Counter.File("1.000656", "NGUYỄN VĂN MẪU", [("to-khai.pdf", "abc"u8.ToArray())]);
        portal.Counter.Change(code, "7", "Công dân rút hồ sơ", []);

        var first = Feed("", 1);
        var second = Feed("1", 200);

        Assert.Equal(("moi", "1"), ((string?)first["result"]![0]!["Loai"], (string?)first["tiepTheo"]));
        Assert.Equal(("capnhat", "7", "2"), ((string?)second["result"]![0]!["Loai"], (string?)second["result"]![0]!["TrangThaiHoSo"], (string?)second["tiepTheo"]));
        Assert.Equal("2", (string?)Feed("2", 200)["tiepTheo"]);
        Assert.Empty(await OpenApiContract.Of("portal").BreachesAsync("FeedReply", first.ToJsonString()));
        var file = first["result"]![0]!["TepDinhKem"]![0]!;
        Assert.Equal(("file", "abc"), portal.Send((string)file["DuongDanTaiTepTin"]!, "", method: "GET"));
        Assert.Equal("file.missing", portal.Send("/tep/none", "", method: "GET").Outcome);
    }

    [Fact]
    public void Dossier_FiledAtThePortal_IsUpdatedUnderItsNationalCode()
    {
        var code = portal.Counter.File("1.000656", "NGUYỄN VĂN MẪU", []);
        string ToPortal(string text) => text.Replace("H49.14-261122-0001", code, StringComparison.Ordinal);

        Assert.Equal("ok.updated", portal.Example("record-full-update", change: ToPortal).Outcome);
        Assert.True(portal.Book.Dossier(code)!.BornHere);
    }

    [Fact]
    public async Task Question_AskedAtThePortal_IsPendingUntilItIsAnswered()
    {
        Assert.Equal("refused.absent", portal.Example("answer").Outcome);
        portal.Counter.Ask(new("HD-9001", "G15-HT06", "000.00.00.H49", "Khi nào có kết quả?", "TRẦN VĂN THỬ"));
        var pending = portal.Example("pending-questions").Body;

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(ContractFiles.ExampleText("portal", "pending-questions.response.json")), JsonNode.Parse(pending)), pending);
        Assert.Empty(await OpenApiContract.Of("portal").BreachesAsync("PendingQuestionsReply", pending));
        Assert.Equal("ok.answer", portal.Example("answer").Outcome);
        Assert.Empty(PortalUnderTest.Json(portal.Example("pending-questions").Body)["result"]!.AsArray());
    }

    private JsonNode Feed(string cursor, int limit) => PortalUnderTest.Json(portal.Envelope(
        $$"""{"session":"synthetic-session","madonvi":"000.00.00.H49","service":"LayDanhSachHoSo","tuMa":"{{cursor}}","limit":{{limit}}}""").Body);
}
