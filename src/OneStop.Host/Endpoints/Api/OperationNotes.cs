namespace OneStop.Host.Endpoints.Api;

/// <summary>Texts and examples of the operators' operations.</summary>
internal static class OperationNotes
{
    private const string Replay = """
        {"id": "019aac0f7b8a7cc2a7f3c9d5b1e20f11", "state": "running", "destination": "portal", "by": "van-hanh", "reason": "Đã sửa dữ liệu",
          "at": "2026-11-22T03:00:00+00:00", "total": 212, "released": 40, "gone": 0, "delivered": 38}
        """;

    private const string Destination = """
        {"key": "portal", "name": {"vi": "Cổng Dịch vụ công quốc gia", "en": "National public service portal"}, "lag": 120, "held": 3, "dead": 1,
          "oldest": "2026-11-22T02:10:00+00:00", "oldestDue": "2026-11-22T02:55:00+00:00", "verifying": false, "running": true,
          "paused": {"by": "van-hanh", "at": "2026-11-22T03:00:00+00:00", "reason": "Cổng bảo trì"}}
        """;

    private const string Held = """
        {"destination": "portal", "stream": "H49.14-261120-0001", "state": "dead", "attempts": 1, "since": "2026-11-22T02:10:00+00:00", "ageSeconds": 3000,
          "cause": {"code": "destination.rejects-data", "blame": "data", "vi": "Hệ thống nhận từ chối vì dữ liệu của hồ sơ; đơn vị nhập liệu cần sửa.",
            "en": "The far side refuses the dossier's data; the unit that entered it has to correct it."},
          "uncertain": false, "event": "7-1234", "events": 2}
        """;

    private const string Task = """
        {"id": 12, "kind": "missing-step", "state": "open", "dossier": "H49.14-261120-0001", "cause": "event.sequence-gap",
          "error": {"code": "event.sequence-gap", "blame": "data", "vi": "Thiếu sự kiện đứng trước của hồ sơ; gửi sự kiện còn thiếu rồi gửi lại sự kiện này.",
            "en": "An earlier event of the dossier is missing; send it, then this one again."},
          "owner": "mot-cua", "detail": "sequence 6", "since": "2026-11-22T02:10:00+00:00", "ageSeconds": 3000}
        """;

    private static readonly string Reason = """{"reason": "Cổng bảo trì"}""";

    public static IReadOnlyDictionary<string, Note> All { get; } = new Dictionary<string, Note>(StringComparer.Ordinal)
    {
        ["timeline"] = new(
            "What a dossier went through",
            "Every event, look-up, sending, answer, hold and decision of one dossier, in order of time. No people, no numbers of people, no values.",
            null,
            """
            {"dossier": "H49.14-261120-0001", "entries": [
              {"at": "2026-11-20T01:31:00+00:00", "kind": "event", "what": "state", "event": "7-1234", "by": "mot-cua", "sourceAt": "2026-11-20T01:30:58+00:00",
                "status": "received", "version": 1},
              {"at": "2026-11-20T01:31:00.1+00:00", "kind": "attempt", "what": "send", "event": "7-1234", "destination": "portal", "attempt": 1, "tookMs": 41.5,
                "outcome": "delivered", "proof": "0"}
            ]}
            """),
        ["deliveries"] = new(
            "What waits to be sent, and why",
            "Each destination's standing, the held streams by cause, and the held streams themselves, the longest held first. "
                + "Outages are as this node sees them, or another one.",
            null,
            $$"""
            {"destinations": [{{Destination}}],
              "counts": [{"destination": "portal", "state": "dead", "streams": 1, "events": 2, "oldest": "2026-11-22T02:10:00+00:00"}], "held": [{{Held}}]}
            """),
        ["pause-destination"] = new("Stop sending to a destination", "Accepting goes on; what is being sent ends. Kept in the store: every node obeys within a second.", Reason, Destination),
        ["resume-destination"] = new("Send to a destination again", "Every node obeys within a second.", Reason, Destination),
        ["start-replay"] = new(
            "Send held streams again",
            "Chooses held streams by destination, state, cause or one stream, and makes them due in order, slowly at first and then faster. What another "
                + "unfinished replay has chosen is left to that one; what was delivered cannot be chosen. With dryRun: what would be sent, and what the far "
                + "side already has.",
            """{"destination": "portal", "state": "dead", "cause": "destination.rejects-data", "reason": "Đã sửa dữ liệu", "perSecond": 5, "mostPerSecond": 100}""",
            $$"""{"replay": {{Replay}}}"""),
        ["replays"] = new("The latest replays", "At most 100, the latest first.", null, $$"""{"replays": [{{Replay}}]}"""),
        ["get-replay"] = new("How far a replay is", "Survives the loss of the node that runs it: another goes on where it was.", null, Replay),
        ["pause-replay"] = new("Pause a replay", "Streams that had their turn go on.", null, Replay),
        ["resume-replay"] = new("Go on with a replay", "Slowly at first, as at its beginning.", null, Replay),
        ["cancel-replay"] = new("End a replay", "Streams that had no turn stay held.", null, Replay),
        ["tasks"] = new(
            "What waits for a person",
            "Tasks, the oldest first, and how many are open of each kind. The hub closes a task itself when nothing is left to decide.",
            null,
            $$"""{"open": [{"kind": "missing-step", "tasks": 1, "oldest": "2026-11-22T02:10:00+00:00"}], "tasks": [{{Task}}]}"""),
        ["close-task"] = new(
            "Close a task",
            "With what was decided; who, is the client that asks. A gap that lasts is reported again within a minute; closing a refused step's task gives the step up.",
            """{"note": "Đơn vị đã gửi lại bước 6"}""",
            Task.Replace("\"open\"", "\"closed\"", StringComparison.Ordinal)),
        ["reconciliation"] = new(
            "Where the systems differ",
            "Counts of the hub, the provincial system, the portal and the report system side by side, with indicator 1.4; every dossier that differs, with its "
                + "cause, its age and whose it is.",
            null,
            """
            {"from": "2026-11-16", "to": "2026-11-22", "days": [{"day": "2026-11-20", "hub": 120, "province": 121, "portal": 119, "report": 121}],
              "indicator": {"portal": 119, "report": 121, "percent": 98.35},
              "differences": [{"destination": "portal", "dossier": "H49.14-261120-0001", "day": "2026-11-20", "cause": "far-missing",
                "text": {"vi": "Đã gửi thành công nhưng nơi nhận không còn hồ sơ; trục gửi lại.", "en": "Delivered, yet the far side has it no more; the hub sends it again."},
                "owner": "theirs", "ours": "received", "since": "2026-11-22T02:10:00+00:00", "ageSeconds": 3000, "heals": 1,
                "healedAt": "2026-11-22T02:10:00+00:00", "needsPerson": false}],
              "runs": [{"destination": "portal", "from": "2026-11-21", "to": "2026-11-22", "at": "2026-11-22T02:10:00+00:00", "seconds": 1.5, "ours": 120,
                "theirs": 119, "differing": 1, "healed": 1, "restored": false}]}
            """),
        ["put-count"] = new("Say how many dossiers came in", "What the provincial system counted itself for that day (yyyy-MM-dd); the last word stands.",
            """{"received": 121}""", """{"day": "2026-11-20", "received": 121}"""),
    };
}
