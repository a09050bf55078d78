namespace OneStop.Host.Endpoints.Api;

/// <summary>Examples of dossier synchronisation. Numbers and names are invented.</summary>
internal static class SyncExamples
{
    public const string Dossier = """
        {
          "messageId": "motcua-2026-000123", "at": "2026-11-20T08:31:00+07:00", "sequence": 1,
          "procedure": {"code": "1.004873", "name": "Cấp Giấy xác nhận tình trạng hôn nhân"},
          "status": "received", "channel": "online",
          "applicant": {"kind": "citizen", "name": "Nguyễn Văn Mẫu", "personalIds": ["022090000001"], "identityVerified": true},
          "unit": {"code": "H49.14", "name": "UBND phường Mẫu"},
          "filedAt": "2026-11-20T08:15:00+07:00", "receivedAt": "2026-11-20T08:30:00+07:00", "dueAt": "2026-11-26T17:00:00+07:00",
          "fromPortal": true,
          "papers": [{"id": "1", "name": "Tờ khai", "component": "TP-01",
            "file": {"name": "to-khai.pdf", "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "url": "https://motcua.example.org/tep/1"}}],
          "fees": [{"name": "Lệ phí", "amount": 0, "kind": 2, "exempt": true}],
          "steps": [{"officer": "Trần Thị Thử", "at": "2026-11-20T08:30:00+07:00", "content": "Tiếp nhận hồ sơ", "status": "received"}]
        }
        """;

    public const string Event = """
        {
          "messageId": "motcua-2026-000124", "at": "2026-11-20T09:00:00+07:00", "sequence": 2, "kind": "status", "status": "processing",
          "step": {"officer": "Trần Thị Thử", "content": "Chuyển xử lý", "department": "Tư pháp - Hộ tịch"}
        }
        """;

    public const string Accepted = """
        {
          "state": "accepted", "event": "7-1234", "stream": "H49.14-261120-0001", "version": 1, "receivedAt": "2026-11-20T01:31:00.123+00:00",
          "warnings": [{
            "pointer": "/dueAt", "code": "dossier.due-beyond-term", "vi": "Ngày hẹn trả muộn hơn thời hạn của thủ tục.",
            "en": "The due date lies beyond the procedure's term."
          }]
        }
        """;

    public const string Found = """
        {
          "dossier": "H49.14-261120-0001", "version": 1, "at": "2026-11-20T08:31:00+07:00", "receivedAt": "2026-11-20T01:31:00.123+00:00", "masked": false,
          "state": {
            "procedure": {"code": "1.004873"}, "status": "received", "channel": "online",
            "applicant": {"kind": "citizen", "name": "Nguyễn Văn Mẫu", "personalIds": ["022090000001"]},
            "unit": {"code": "H49.14", "name": "UBND phường Mẫu"}, "receivedAt": "2026-11-20T08:30:00+07:00"
          },
          "registries": ["population"]
        }
        """;

    public const string Batch = """
        {"items": [
          {"dossier": "H49.14-261120-0001", "kind": "status", "messageId": "motcua-2026-000125", "at": "2026-11-20T10:00:00+07:00",
            "status": "finished", "finishedAt": "2026-11-20T10:00:00+07:00", "step": {"officer": "Trần Thị Thử", "content": "Ký duyệt"}},
          {"dossier": "H49.14-261120-0002", "kind": "supplement-requested", "messageId": "motcua-2026-000126", "at": "2026-11-20T10:05:00+07:00",
            "requestedBy": "Trần Thị Thử", "content": "Bổ sung bản chính"}
        ]}
        """;

    public const string BatchAnswer = """
        {
          "accepted": 1, "waiting": 0, "refused": 1,
          "items": [
            {"index": 0, "status": 202, "accepted": {"state": "accepted", "event": "7-1235", "stream": "H49.14-261120-0001", "version": 3, "receivedAt": "2026-11-20T03:00:01.5+00:00", "warnings": []}},
            {"index": 1, "status": 404, "problem": {
              "type": "urn:onestop:error:dossier.unknown", "title": "Not Found", "status": 404, "code": "dossier.unknown", "blame": "data", "retrySafe": false,
              "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
              "text": {"vi": "Trục chưa nhận hồ sơ này; gửi toàn bộ hồ sơ trước.", "en": "The hub does not have this dossier; send its full state first."}}}
          ]
        }
        """;

    public const string Answer = """
        {
          "messageId": "hd-0001", "at": "2026-11-20T09:00:00+07:00", "unit": "H49.14", "answeredBy": "Trần Thị Thử",
          "title": "Trả lời câu hỏi", "answeredOn": "2026-11-20", "content": "Ông/bà nộp hồ sơ trực tuyến tại Cổng Dịch vụ công quốc gia."
        }
        """;

    public const string AnswerAccepted = """{"state": "accepted", "event": "3-88", "stream": "hoi-dap:10045", "receivedAt": "2026-11-20T02:00:00.5+00:00", "warnings": []}""";

    public const string Rating = """
        {
          "messageId": "dg-2026-10", "at": "2026-11-01T09:00:00+07:00", "unit": {"code": "H49.14", "name": "UBND phường Mẫu"}, "year": 2026, "month": 10,
          "answers": 120, "officers": {"verySatisfied": 80, "satisfied": 15, "dissatisfied": 5}, "service": {"verySatisfied": 75, "satisfied": 20, "dissatisfied": 5}
        }
        """;

    public const string RatingAccepted = """{"state": "accepted", "event": "5-12", "stream": "danh-gia:H49.14:2026-10", "receivedAt": "2026-11-01T02:00:00.5+00:00", "warnings": []}""";
}
