using System.Collections.Frozen;
using static OneStop.Core.Errors.Blame;
using static OneStop.Core.Errors.ErrorCode;

namespace OneStop.Core.Errors;

/// <summary>The one table of errors: code, HTTP status, whose fault, whether a retry is safe, and what to tell people.</summary>
public static class ErrorTable
{
    public static IReadOnlyList<ErrorDefinition> All { get; } =
    [
        new(RequestMalformed, "request.malformed", 400, Data, false, "Nội dung yêu cầu không đọc được: không phải JSON hợp lệ theo hợp đồng API.", "The request body cannot be read as JSON of this API's contract."),
        new(RequestInvalid, "request.invalid", 422, Data, false, "Yêu cầu có trường thiếu hoặc sai; xem danh sách lỗi.", "Fields of the request are missing or wrong; see the list of errors."),
        new(RequestTooLarge, "request.too-large", 413, Data, false, "Yêu cầu vượt quá dung lượng cho phép.", "The request is larger than allowed."),
        new(RequestTooSlow, "request.too-slow", 408, Data, true, "Nội dung yêu cầu không đến đủ trong thời gian cho phép; hãy gửi lại.", "The body did not arrive in the time allowed; send the request again."),
        new(MediaTypeUnsupported, "request.media-type", 415, Data, false, "Chỉ nhận application/json mã hoá UTF-8.", "Only application/json in UTF-8 is accepted."),
        new(RouteNotFound, "route.not-found", 404, Data, false, "Không có địa chỉ này trong API.", "This API has no such address."),
        new(MethodNotAllowed, "route.method", 405, Data, false, "Địa chỉ này không nhận phương thức đã dùng.", "This address does not take that method."),
        new(MemberUnknown, "request.member-unknown", 422, Data, false, "Thành phần này không có trong hợp đồng API, hoặc viết sai tên.", "This API's contract has no such member, or its name is misspelt."),
        new(MemberType, "request.member-type", 422, Data, false, "Thành phần này sai kiểu dữ liệu; văn bản và số định danh phải là chuỗi.", "This member has the wrong type; texts and numbers of people are strings."),
        new(FieldNotAllowed, "request.field-not-allowed", 422, Data, false, "Thủ tục này không được xem trường đã nêu ở thao tác này; xem /v1/catalog.", "This procedure may not see that field of this operation; see /v1/catalog."),

        new(TokenMissing, "token.missing", 401, Data, false, "Thiếu mã truy cập; hãy lấy mã tại /token.", "No access token was sent; obtain one at /token."),
        new(TokenInvalid, "token.invalid", 401, Data, false, "Mã truy cập không hợp lệ.", "The access token is not valid."),
        new(TokenExpired, "token.expired", 401, Data, false, "Mã truy cập đã hết hạn; hãy lấy mã mới tại /token.", "The access token has expired; obtain a new one at /token."),
        new(ScopeMissing, "token.scope", 403, Data, false, "Ứng dụng chưa được cấp quyền cho thao tác này; liên hệ đơn vị vận hành trục.", "This client was not granted the scope for this operation; ask the hub's operators."),
        new(UnitNotAllowed, "access.unit", 403, Data, false, "Ứng dụng không được phép thao tác thay cho đơn vị này.", "This client may not act for that unit."),
        new(ClientRefused, "client.refused", 401, Data, false, "Định danh hoặc khoá bí mật của ứng dụng không đúng.", "The client id or its secret is wrong."),
        new(GrantUnsupported, "client.grant", 400, Data, false, "Chỉ hỗ trợ grant_type=client_credentials.", "Only grant_type=client_credentials is supported."),

        new(DossierCodeMissing, "purpose.dossier-missing", 422, Data, false, "Thiếu mã hồ sơ: mọi tra cứu phải gắn với một hồ sơ đang mở.", "The dossier code is missing: every look-up is bound to an open dossier."),
        new(DossierCodeInvalid, "purpose.dossier-invalid", 422, Data, false, "Mã hồ sơ sai định dạng, ví dụ đúng: H49.14-261122-0001.", "The dossier code is malformed; a correct one looks like H49.14-261122-0001."),
        new(ProcedureCodeInvalid, "purpose.procedure-invalid", 422, Data, false, "Mã thủ tục thiếu hoặc sai định dạng, ví dụ đúng: 1.001193.", "The procedure code is missing or malformed; a correct one looks like 1.001193."),
        new(ProcedureUnknown, "purpose.procedure-unknown", 422, Data, false, "Chưa có kế hoạch điền sẵn cho thủ tục này, nên không có căn cứ để tra cứu.", "No prefill plan exists for this procedure, so nothing may be looked up for it."),
        new(OfficerMissing, "purpose.officer-missing", 422, Data, false, "Thiếu mã cán bộ (tối đa 20 ký tự).", "The officer's code is missing (at most 20 characters)."),
        new(OfficerInvalid, "purpose.officer-invalid", 422, Data, false, "Mã cán bộ dài quá 20 ký tự hoặc có ký tự ngoài A–Z, a–z, 0–9, dấu chấm, gạch ngang, gạch dưới.", "The officer's code is longer than 20 characters or has others than A–Z, a–z, 0–9, dot, hyphen, underscore."),
        new(AgencyCodeInvalid, "purpose.unit-invalid", 422, Data, false, "Mã đơn vị của cán bộ thiếu hoặc sai định dạng, ví dụ đúng: H49.14.", "The officer's unit is missing or malformed; a correct one looks like H49.14."),
        new(LegalBasisMissing, "purpose.legal-basis-missing", 422, Data, false, "Thiếu căn cứ pháp lý của việc tra cứu.", "The legal basis of the look-up is missing."),
        new(LegalBasisInvalid, "purpose.legal-basis-invalid", 422, Data, false, "Căn cứ pháp lý dài quá 200 ký tự hoặc có ký tự điều khiển.", "The legal basis is longer than 200 characters or has control characters."),
        new(PurposeDossierClosed, "purpose.dossier-closed", 403, Data, false, "Hồ sơ đã kết thúc; chỉ được tra cứu cho hồ sơ đang mở.", "The dossier is closed; look-ups are for open ones only."),
        new(PurposeProcedureDiffers, "purpose.procedure-differs", 403, Data, false, "Hồ sơ này thuộc một thủ tục khác.", "The dossier is one of another procedure."),
        new(PeopleTooMany, "purpose.too-many-people", 429, Data, true, "Đơn vị đã tra cứu quá nhiều người trong mười phút cho những hồ sơ mà trục chưa có; hãy gửi hồ sơ, hoặc chờ hết thời gian đã nêu.", "This unit has looked up too many people within ten minutes for dossiers that the hub does not have; send the dossiers, or wait for the time given."),

        new(SubjectMissing, "subject.missing", 422, Data, false, "Thiếu người hoặc tổ chức mà thủ tục này cần.", "A person or organisation that this procedure needs is missing."),
        new(SubjectUnexpected, "subject.unexpected", 422, Data, false, "Thủ tục này không có vai trò đã nêu.", "This procedure knows no such role."),
        new(PersonalIdMissing, "person.id-missing", 422, Data, false, "Thiếu số định danh cá nhân.", "The personal number is missing."),
        new(PersonalIdNotDigits, "person.id-not-digits", 422, Data, false, "Số định danh chỉ gồm chữ số 0–9.", "A personal number consists of the digits 0–9 only."),
        new(PersonalIdLength, "person.id-length", 422, Data, false, "Số định danh gồm 12 chữ số (CMND cũ: 9 chữ số).", "A personal number has 12 digits (an old CMND has 9)."),
        new(PersonalIdLeadingZeroLost, "person.id-leading-zero", 422, Data, false, "Số định danh chỉ có 11 chữ số: có thể đã mất số 0 ở đầu, hãy nhập lại đủ 12 chữ số.", "The personal number has 11 digits: its leading zero was probably lost; enter all 12."),
        new(PersonalIdProvince, "person.id-province", 422, Data, false, "Ba chữ số đầu không phải mã nơi đăng ký khai sinh; hãy kiểm tra lại số định danh.", "The first three digits are no place of birth registration; check the number."),
        new(PersonalIdPlaceholder, "person.id-placeholder", 422, Data, false, "Số định danh là số điền tạm, không phải của người nào; để trống nếu chưa biết.", "The number is a placeholder and nobody's; leave it out where none is known."),
        new(FullNameMissing, "person.name-missing", 422, Data, false, "Thiếu họ và tên.", "The full name is missing."),
        new(FullNameInvalid, "person.name-invalid", 422, Data, false, "Họ và tên dài quá 100 ký tự hoặc có ký tự không dùng được.", "The full name is longer than 100 characters or has characters that cannot be used."),
        new(BirthDateMissing, "person.birth-date-missing", 422, Data, false, "Thiếu ngày sinh (có thể chỉ nhập năm, hoặc năm và tháng).", "The birth date is missing (a year, or a year and month, will do)."),
        new(BirthDateInvalid, "person.birth-date-invalid", 422, Data, false, "Ngày sinh sai; nhập theo dạng 1988, 2004-02 hoặc 1990-01-15.", "The birth date is wrong; write 1988, 2004-02 or 1990-01-15."),
        new(TaxCodeMissing, "enterprise.code-missing", 422, Data, false, "Thiếu mã số thuế / mã số doanh nghiệp.", "The tax or enterprise code is missing."),
        new(TaxCodeFormat, "enterprise.code-format", 422, Data, false, "Mã số thuế gồm 10 chữ số, 13 chữ số (chi nhánh) hoặc 12 chữ số (hộ kinh doanh).", "A tax code has 10 digits, 13 for a branch, or 12 for a household business."),
        new(TaxCodeBranch, "enterprise.code-branch", 422, Data, false, "Ba số cuối của mã chi nhánh phải từ 001 đến 999.", "A branch is numbered 001 to 999."),
        new(TaxCodeCheckDigit, "enterprise.code-check-digit", 422, Data, false, "Mã số thuế sai chữ số kiểm tra; hãy xem lại giấy tờ.", "The tax code's check digit is wrong; check the paper."),

        new(RegistryUnknown, "registry.unknown", 404, Data, false, "Trục không có cơ sở dữ liệu này; xem /v1/catalog.", "The hub has no such registry; see /v1/catalog."),
        new(OperationUnknown, "operation.unknown", 404, Data, false, "Cơ sở dữ liệu này không có thao tác đã nêu; xem /v1/catalog.", "This registry has no such operation; see /v1/catalog."),
        new(OperationDisabled, "operation.disabled", 409, Ours, false, "Thao tác này đang tắt trong cấu hình của trục; cán bộ tiếp nhận giấy tờ như thường lệ.", "This operation is switched off in the hub's configuration; accept the paper."),
        new(OperationNotInPlan, "operation.not-in-plan", 403, Data, false, "Thủ tục này không có căn cứ dùng thao tác tra cứu đã nêu.", "This procedure has no ground for that look-up."),

        new(ProcedureNotGranted, "registry.procedure-not-granted", 403, Theirs, false, "Thủ tục chưa được cơ quan chủ quản cấp phép khai thác; tiếp nhận giấy tờ và báo đơn vị vận hành.", "The owner has not licensed this procedure to use the registry; accept the paper and tell the operators."),
        new(OfficerNotGranted, "registry.officer-not-granted", 403, Theirs, false, "Tài khoản cán bộ chưa có quyền tra cứu ở cơ quan chủ quản; đề nghị cấp quyền, trong lúc chờ tiếp nhận giấy tờ.", "The owner has not authorised this officer; ask for the right and accept the paper meanwhile."),
        new(CredentialsRefused, "registry.credentials-refused", 502, Ours, false, "Cơ sở dữ liệu không chấp nhận tài khoản kết nối của trục; báo đơn vị vận hành, tiếp nhận giấy tờ.", "The registry refuses the hub's own credentials; tell the operators and accept the paper."),
        new(ClockSkewed, "registry.clock-skewed", 502, Ours, true, "Đồng hồ máy chủ của trục lệch so với cơ sở dữ liệu; báo đơn vị vận hành, tiếp nhận giấy tờ.", "The hub's clock differs from the registry's; tell the operators and accept the paper."),
        new(RequestRefused, "registry.request-refused", 502, Ours, false, "Cơ sở dữ liệu từ chối yêu cầu của trục; báo đơn vị vận hành, tiếp nhận giấy tờ.", "The registry refuses the hub's request; tell the operators and accept the paper."),
        new(KeyNotAccepted, "registry.key-not-accepted", 422, Data, false, "Cơ sở dữ liệu không nhận khoá tra cứu này; kiểm tra lại số trên giấy tờ.", "The registry does not accept this key; check the number on the paper."),

        new(RegistryTimeout, "registry.timeout", 504, Theirs, true, "Cơ sở dữ liệu không trả lời trong thời hạn; thử lại sau hoặc tiếp nhận giấy tờ.", "The registry did not answer in time; try again later or accept the paper."),
        new(RegistryUnreachable, "registry.unreachable", 503, Network, true, "Không kết nối được tới cơ sở dữ liệu; thử lại sau hoặc tiếp nhận giấy tờ.", "The registry cannot be reached; try again later or accept the paper."),
        new(RegistryThrottled, "registry.throttled", 503, Theirs, true, "Cơ sở dữ liệu báo vượt số lượng yêu cầu; thử lại sau thời gian đã nêu.", "The registry says too many requests; try again after the time given."),
        new(RegistryFailing, "registry.failing", 503, Theirs, true, "Cơ sở dữ liệu đang báo lỗi; thử lại sau hoặc tiếp nhận giấy tờ.", "The registry is failing; try again later or accept the paper."),
        new(RegistrySuspended, "registry.suspended", 503, Theirs, true, "Dịch vụ đang bị tạm dừng ở trục quốc gia hoặc đang bảo trì; tiếp nhận giấy tờ.", "The service is suspended or under maintenance on the national side; accept the paper."),
        new(RegistryResting, "registry.resting", 503, Theirs, true, "Cơ sở dữ liệu lỗi liên tục nên trục tạm ngừng gọi; sẽ tự thử lại, trong lúc chờ tiếp nhận giấy tờ.", "The registry failed repeatedly and is left to rest; the hub retries by itself, accept the paper meanwhile."),
        new(TokenUnavailable, "registry.token-unavailable", 503, Theirs, true, "Không lấy được mã truy cập của trục quốc gia; thử lại sau hoặc tiếp nhận giấy tờ.", "The national gateway gave no access token; try again later or accept the paper."),
        new(QuotaSpent, "registry.quota-spent", 503, Ours, true, "Trục đã dùng hết hạn mức gọi tới cơ sở dữ liệu này; thử lại sau thời gian đã nêu.", "The hub has spent its quota at this registry; try again after the time given."),

        new(AnswerMalformed, "registry.answer-malformed", 502, Theirs, false, "Cơ sở dữ liệu trả lời sai định dạng; đã báo vận hành, tiếp nhận giấy tờ.", "The registry's answer breaks its contract; the operators see it, accept the paper."),
        new(AnswerIncomplete, "registry.answer-incomplete", 502, Theirs, false, "Câu trả lời thiếu trường bắt buộc; tiếp nhận giấy tờ.", "The answer lacks a required field; accept the paper."),
        new(AnswerTooLarge, "registry.answer-too-large", 502, Theirs, false, "Câu trả lời lớn bất thường nên không được đọc; tiếp nhận giấy tờ.", "The answer is abnormally large and was not read; accept the paper."),
        new(AnswerAboutAnother, "registry.answer-about-another", 502, Theirs, false, "Cơ sở dữ liệu trả về thông tin của người khác; đã cách ly, không sử dụng. Tiếp nhận giấy tờ.", "The registry answered about someone else; the answer was set aside. Accept the paper."),

        new(AuditUnavailable, "audit.unavailable", 503, Ours, true, "Không ghi được nhật ký truy cập nên không có tra cứu nào được gửi đi; thử lại sau.", "The access log cannot be written, so no look-up was sent; try again later."),
        new(Overloaded, "hub.overloaded", 503, Ours, true, "Trục đang quá tải; thử lại sau thời gian đã nêu.", "The hub is overloaded; try again after the time given."),
        new(InternalError, "hub.internal", 500, Ours, true, "Lỗi của trục; đơn vị vận hành tra theo mã vết (traceId).", "An error of the hub; operators find it by the trace id."),
        .. SyncErrors.Rows,
        .. InboundErrors.Rows,
    ];

    private static readonly FrozenDictionary<ErrorCode, ErrorDefinition> ByCode = All.ToFrozenDictionary(row => row.Code);

    private static readonly FrozenDictionary<string, ErrorCode> ById = All.ToFrozenDictionary(row => row.Id, row => row.Code, StringComparer.Ordinal);

    public static ErrorCode? Find(string id) => ById.TryGetValue(id, out var code) ? code : null;

    public static ErrorDefinition Of(ErrorCode code) => ByCode[code];
}
