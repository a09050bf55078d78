namespace OneStop.Host.Endpoints.Api;

/// <summary>Examples of the API document. Numbers and names are invented; a test sends the requests and checks the answers' form.</summary>
internal static class Examples
{
    public const string PrefillRequest = """
        {
          "dossier": "H49.14-261122-0001", "procedure": "1.001193",
          "officer": {"code": "CB-01", "unit": "H49.14"},
          "legalBasis": "Nghị định 118/2025/NĐ-CP, Điều 17.1b",
          "applicant": {"personalId": "022090000001", "fullName": "Nguyễn Văn Mẫu", "birthDate": "1990-01-15"},
          "subjects": {"mother": {"personalId": "022188000002", "fullName": "Trần Thị Thử", "birthDate": "1988"}}
        }
        """;

    public const string PrefillAnswer = """
        {
          "dossier": "H49.14-261122-0001", "procedure": "1.001193", "planVersion": "2026-11-22", "at": "2026-11-22T03:04:05+00:00",
          "fields": [{
            "name": "applicant.fullName", "label": {"vi": "Họ và tên người yêu cầu", "en": "Applicant's full name"},
            "value": {"type": "text", "value": "Nguyễn Văn Mẫu"},
            "source": {"registry": "population", "operation": "citizen", "at": "2026-11-22T03:04:05+00:00", "requestId": "yc-0001"},
            "lock": "locked"
          }],
          "missing": [{
            "name": "parentsMarriage.number", "label": {"vi": "Số đăng ký kết hôn của cha mẹ", "en": "Number of the parents' marriage registration"},
            "reason": "unavailable", "blame": "theirs", "code": "registry.timeout", "downSince": "2026-11-22T03:00:00+00:00", "recheck": [],
            "source": {"registry": "civil-status", "operation": "marriage", "at": "2026-11-22T03:04:05+00:00", "requestId": "yc-0002"},
            "next": {"vi": "Cơ sở dữ liệu không trả lời trong thời hạn; thử lại sau hoặc tiếp nhận giấy tờ.", "en": "The registry did not answer in time; try again later or accept the paper."}
          }],
          "conflicts": [{
            "name": "mother.fullName", "label": {"vi": "Họ và tên mẹ", "en": "Mother's full name"}, "chosen": 0,
            "candidates": [
              {"value": {"type": "text", "value": "Trần Thị Thử"}, "source": {"registry": "population", "operation": "citizen", "at": "2026-11-22T03:04:05+00:00", "requestId": "yc-0003"}, "differs": "none"},
              {"value": {"type": "text", "value": "Trần Thị Thu"}, "source": {"registry": "civil-status", "operation": "marriage", "at": "2026-11-22T03:04:05+00:00", "requestId": "yc-0002"}, "differs": "diacritics"}
            ]
          }],
          "sources": [{"name": "applicant", "registry": "population", "operation": "citizen", "role": "applicant", "outcome": "found", "elapsedMs": 31.4, "requestId": "yc-0001"}],
          "warnings": [{"code": "person.birth-year-differs", "role": "mother", "text": {"vi": "Năm sinh đã nhập khác năm sinh ghi trong số định danh; kiểm tra lại giấy tờ.", "en": "The birth year typed differs from the one inside the personal number; check the paper."}}]
        }
        """;

    public const string LookupRequest = """
        {
          "dossier": "H49.14-261122-0001", "procedure": "1.001193",
          "officer": {"code": "CB-01", "unit": "H49.14"},
          "legalBasis": "Nghị định 118/2025/NĐ-CP, Điều 17.1b",
          "subject": {"personalId": "022090000001", "fullName": "Nguyễn Văn Mẫu", "birthDate": "1990-01-15"},
          "fields": ["person.fullName"]
        }
        """;

    public const string LookupAnswer = """
        {
          "outcome": "found",
          "fields": [{"name": "person.fullName", "value": {"type": "text", "value": "Nguyễn Văn Mẫu"}}],
          "notHeld": [], "recheck": [], "certain": true,
          "source": {"registry": "population", "operation": "citizen", "at": "2026-11-22T03:04:05+00:00", "requestId": "yc-0001"}
        }
        """;

    public const string Catalog = """
        {
          "registries": [{
            "key": "population", "name": {"vi": "Cơ sở dữ liệu quốc gia về dân cư", "en": "National population database"}, "owner": "Bộ Công an", "enabled": true,
            "operations": [{"key": "citizen", "name": {"vi": "Tra cứu thông tin công dân", "en": "Citizen"}, "status": "confirmed", "enabled": true, "retrySafe": true, "subjects": ["person"], "fields": ["person.fullName"], "columns": []}]
          }],
          "procedures": [{
            "code": "1.001193", "title": {"vi": "Đăng ký khai sinh", "en": "Birth registration"}, "planVersion": "2026-11-22", "basis": "Decree 118/2025/NĐ-CP Art. 17.1b",
            "roles": [{"name": "applicant", "kind": "person", "required": true}],
            "uses": [{"registry": "population", "operation": "citizen", "role": "applicant", "facts": ["person.fullName"]}],
            "fields": [{"name": "applicant.fullName", "label": {"vi": "Họ và tên người yêu cầu", "en": "Applicant's full name"}, "lock": "locked", "from": ["applicant:person.fullName"]}]
          }],
          "errors": [{"code": "registry.timeout", "status": 504, "blame": "theirs", "retrySafe": true, "vi": "Cơ sở dữ liệu không trả lời trong thời hạn; thử lại sau hoặc tiếp nhận giấy tờ.", "en": "The registry did not answer in time; try again later or accept the paper."}]
        }
        """;

    public const string TokenRequest = """{"grant_type": "client_credentials", "client_id": "one-stop", "client_secret": "(secret)", "scope": "prefill lookup"}""";

    public const string TokenAnswer = """{"access_token": "(token)", "token_type": "Bearer", "expires_in": 599}""";
}
