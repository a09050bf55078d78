using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using OneStop.Mocks;
using OneStop.Tests.Contracts;

namespace OneStop.Tests.Mocks;

/// <summary>The ministry's outbox and the report system's counts.</summary>
public sealed class InboundGateTests
{
    private const string Code = "G15-261122-000001";

    private readonly MinistryBook outbox = new(new FakeTimeProvider(MockCalls.Now));
    private readonly MinistryGate ministry;

    public InboundGateTests() => ministry = new MinistryGate(outbox, "onestop-ministry", "synthetic-ministry-secret");

    [Fact]
    public async Task Message_FetchedThenMarked_IsListedNoMore()
    {
        var id = outbox.Send(Code, "4", "Đã đăng ký", [("ket-qua.pdf", "abc"u8.ToArray())], new("022226000001", "17", "01/2026", "17", "%PDF-1.4 THU"u8.ToArray()));
        outbox.Send(Code, "5", "Đã trả kết quả", []);
        var token = Token();

        var listed = Ask("GET", MinistryGate.List, token).Body;
        var unfetched = Ask("PUT", MinistryGate.List, token, Mark());
        var detail = Ask("GET", $"{MinistryGate.List}/{id}", token).Body;
        var marked = Ask("PUT", MinistryGate.List, token, Mark());
        var again = Ask("PUT", MinistryGate.List, token, Mark());

        Assert.Equal(1, Assert.Single(JsonNode.Parse(listed)!["data"]!.AsArray())!["id"]!.GetValue<int>());
        Assert.Equal(("mark.unknown", "mark.done", "mark.done"), (unfetched.Outcome, marked.Outcome, again.Outcome));
        Assert.Equal(2, Assert.Single(JsonNode.Parse(Ask("GET", MinistryGate.List, token).Body)!["data"]!.AsArray())!["id"]!.GetValue<int>());
        Assert.Equal([(1, 2), (0, 0)], outbox.Messages.Select(message => (message.Fetched, message.Taken)));
        var contract = OpenApiContract.Of("ministry");
        Assert.Empty(await contract.BreachesAsync("ListReply", listed));
        Assert.Empty(await contract.BreachesAsync("DetailReply", detail));
        var inner = (string)JsonNode.Parse(detail)!["data"]!["data"]!;
        Assert.Empty(await contract.BreachesAsync("Message", inner));
        Assert.Empty(await contract.BreachesAsync("Result", (string)JsonNode.Parse(inner)!["ketQuaXuLy"]!));
    }

    [Fact] // F37
    public void Restore_OfTheOutbox_ListsTakenMessagesAgain()
    {
        outbox.Send(Code, "4", "x", []);
        outbox.Snapshot("yesterday");
        var token = Token();
        Ask("GET", $"{MinistryGate.List}/1", token);
        Ask("PUT", MinistryGate.List, token, Mark());
        Assert.Empty(outbox.Waiting(5));

        outbox.Restore("yesterday");

        Assert.Single(outbox.Waiting(5));
    }

    [Fact]
    public void Call_WithoutALivingToken_TouchesNothing()
    {
        outbox.Send(Code, "4", "x", []);
        Assert.Equal("unauthorized", Ask("GET", $"{MinistryGate.List}/1", "none").Outcome);
        Assert.Equal("token.refused", Ask("POST", MinistryGate.Token, null, """{"userName":"x","password":"y"}""").Outcome);
        Assert.Equal(0, outbox.Messages[0].Fetched);
    }

    [Fact]
    public async Task Counts_OfTheReportSystem_FollowThePortalAndTheShift()
    {
        var portal = new PortalUnderTest();
        portal.Example("record-create");
        var report = new ReportBook(portal.Book);
        var desk = new TokenDesk("onestop-report", "synthetic-report-secret");
        var gate = new ReportGate(report, desk);
        var token = Encoding.UTF8.GetString(desk.Issue(MockCalls.Of("POST", "/token", "grant_type=client_credentials")
            .Basic("onestop-report", "synthetic-report-secret")).Render!());

        Verdict Count(string query) => gate.Judge(MockCalls.Of("GET", $"{ReportGate.Path}?{query}")
            .With("Authorization", $"Bearer {(string)JsonNode.Parse(token)!["access_token"]!}"));
        report.Shift("20261122", "000.19.14.H49", 2);
        var body = Encoding.UTF8.GetString(Count("tuNgay=20261101&denNgay=20261130").Render!());

        Assert.Equal(3, (int)JsonNode.Parse(body)!["result"]![0]!["SoHoSo"]!);
        Assert.Empty(await OpenApiContract.Of("report").BreachesAsync("CountReply", body));
        Assert.Equal("count.field", Count("tuNgay=20261101&denNgay=20261202").Outcome);
        Assert.Equal("count.field", Count("tuNgay=2026-11-01&denNgay=20261102").Outcome);
        Assert.Equal("gateway.900902", gate.Judge(MockCalls.Of("GET", ReportGate.Path)).Outcome);
    }

    private static string Mark() => $$"""{"maHoSo":"{{Code}}","daNhan":true}""";

    private string Token() => (string)JsonNode.Parse(
        Ask("POST", MinistryGate.Token, null, ContractFiles.ExampleText("ministry", "token.request.json")).Body)!["token"]!;

    private (string Outcome, string Body) Ask(string method, string path, string? token, string body = "")
    {
        var call = MockCalls.Of(method, path, body);
        var verdict = ministry.Judge(token is null ? call : call.With("Authorization", $"Bearer {token}"));
        verdict = verdict.Work?.Invoke() ?? verdict;
        return (verdict.Outcome, verdict.Render is null ? "" : Encoding.UTF8.GetString(verdict.Render()));
    }
}
