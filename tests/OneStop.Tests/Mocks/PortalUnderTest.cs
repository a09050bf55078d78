using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using OneStop.Mocks;
using OneStop.Tests.Contracts;

namespace OneStop.Tests.Mocks;

/// <summary>A portal without a socket, its clock in the test's hand, already logged in.</summary>
internal sealed class PortalUnderTest
{
    private readonly PortalGate gate;

    public PortalUnderTest()
    {
        Clock = new FakeTimeProvider(MockCalls.Now);
        Book = new PortalBook(Clock);
        Counter = new PortalCounter(Book, Clock);
        Sessions = new SessionDesk("onestop-portal", "synthetic-portal-secret");
        gate = new PortalGate(Book, Sessions);
        Session = LogIn();
    }

    public FakeTimeProvider Clock { get; }
    public PortalBook Book { get; }
    public PortalCounter Counter { get; }
    public SessionDesk Sessions { get; }
    public string Session { get; private set; }

    public IEnumerable<string> Effects => Book.Effects().Select(effect => $"{effect.Kind} {effect.Code}");

    public string LogIn() => Session = (string)Json(Send(PortalGate.Login, ContractFiles.ExampleText("portal", "login.request.json")).Body)["session"]!;

    /// <summary>Sends a golden request of the session protocol under a living session.</summary>
    public (string Outcome, string Body) Example(string file, string? key = null, Func<string, string>? change = null) =>
        Envelope((change ?? (text => text))(ContractFiles.ExampleText("portal", $"{file}.request.json")), key);

    public (string Outcome, string Body) Envelope(string body, string? key = null, int? uses = null) =>
        Send(PortalGate.Integration, body.Replace("synthetic-session", Session, StringComparison.Ordinal), key, uses);

    public (string Outcome, string Body) Send(string path, string body, string? key = null, int? uses = null, string method = "POST")
    {
        var call = MockCalls.Of(method, path, body, uses, Clock.GetUtcNow());
        var verdict = gate.Judge(key is null ? call : call.With("Idempotency-Key", key));
        verdict = verdict.Work?.Invoke() ?? verdict;
        return (verdict.Outcome, verdict.Render is null ? "" : Encoding.UTF8.GetString(verdict.Render()));
    }

    public static JsonNode Json(string body) => JsonNode.Parse(body)!;
}
