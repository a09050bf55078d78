using OneStop.Core.Errors;

namespace OneStop.Host.Endpoints.Api;

/// <summary>Texts of the operations of what comes in.</summary>
internal static class InboundNotes
{
    /// <summary>The problem that such an operation most likely ends in with that status; null for others.</summary>
    public static ErrorCode? ProblemOf(int status, string? operation) => (operation, status) switch
    {
        ("post-callback", 401) => ErrorCode.CallbackRefused,
        ("get-inbox", 422) => ErrorCode.InboxPlaceInvalid,
        ("post-ack", 422) => ErrorCode.InboxBeyondEnd,
        ("get-inbox" or "post-ack" or "post-callback", 503) => ErrorCode.InboxUnavailable,
        _ => null,
    };

    public static IReadOnlyDictionary<string, Note> All { get; } = new Dictionary<string, Note>(StringComparer.Ordinal)
    {
        ["get-inbox"] = new(
            "Read what came in",
            "Filings, changes, results and questions of the portal and of ministries, each once, in order, for the units that the caller acts for. "
                + "Asking again with the same after gives the same again, until everybody has acknowledged it and Journal:PayloadDays are over.",
            null,
            """
            {"acknowledged": 41, "next": 42, "items": [{"number": 42, "kind": "status", "source": "portal", "messageId": "77", "dossier": "G22-261122-000001",
             "unit": "H49.14", "status": "withdrawn", "at": "2026-11-22T08:00:00+07:00", "receivedAt": "2026-11-22T01:01:00+00:00", "text": "Công dân rút hồ sơ",
             "files": [], "conflict": {"winner": "inbound", "rule": "citizen-withdrew", "hubStatus": "processing", "hubEvent": "7-1234"}}]}
            """),
        ["post-ack"] = new(
            "Acknowledge what was taken over",
            "Up to a number, for this client. Again or with a lower number changes nothing: it never moves back. What a client with the scope inbox has not "
                + "acknowledged is kept, however old it grows.",
            """{"upTo": 42}""",
            """{"acknowledged": 42}"""),
        ["post-callback"] = new(
            "Call the hub",
            "For far sides that were given a code and a secret: says that something happened. The headers of code and signature have the names that were agreed with the far side. "
                + "The signature covers the time and the body; 200 means that the call was kept.",
            null,
            "{}"),
    };
}
