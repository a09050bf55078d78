using static OneStop.Core.Errors.Blame;
using static OneStop.Core.Errors.ErrorCode;

namespace OneStop.Core.Errors;

/// <summary>The rows of dossier synchronisation: accepting, holding, sending.</summary>
internal static class SyncErrors
{
    public static IReadOnlyList<ErrorDefinition> Rows { get; } =
    [
        new(EventKeyMissing, "event.key-missing", 422, Data, false, "Thiếu mã thông điệp: gửi đầu mục Idempotency-Key hoặc trường messageId.", "The message has no id: send an Idempotency-Key header or a messageId."),
        new(EventKeyInvalid, "event.key-invalid", 422, Data, false, "Mã thông điệp gồm 1 đến 100 ký tự chữ, số, dấu chấm, gạch dưới, hai chấm, gạch ngang.", "A message id has 1 to 100 letters, digits, dots, underscores, colons and hyphens."),
        new(EventKeyReused, "event.key-reused", 409, Data, false, "Mã thông điệp này đã dùng cho một nội dung khác; xem mã sự kiện đã có.", "This message id was used for another body; see the id of the existing event."),
        new(EventKindUnknown, "event.kind-unknown", 422, Data, false, "Loại sự kiện không có trong hợp đồng API.", "This API's contract has no such kind of event."),
        new(SequenceUsed, "event.sequence-used", 409, Data, false, "Số thứ tự này của hồ sơ đã có; không thể chèn sự kiện về trước.", "The dossier has passed this sequence number; nothing is inserted before what was sent."),
        new(SequenceGap, "event.sequence-gap", 409, Data, true, "Thiếu sự kiện đứng trước của hồ sơ; gửi sự kiện còn thiếu rồi gửi lại sự kiện này.", "An earlier event of the dossier is missing; send it, then this one again."),
        new(NumberInvalid, "event.number-invalid", 422, Data, false, "Số thiếu hoặc nằm ngoài khoảng cho phép.", "The number is missing or outside its range."),
        new(BatchTooLong, "batch.too-long", 413, Data, false, "Mỗi lô có tối đa 1.000 mục.", "A batch has at most 1,000 items."),
        new(BatchEmpty, "batch.empty", 422, Data, false, "Lô không có mục nào.", "The batch has no item."),

        new(DossierUnknown, "dossier.unknown", 404, Data, false, "Trục chưa nhận hồ sơ này; gửi toàn bộ hồ sơ trước.", "The hub does not have this dossier; send its full state first."),
        new(DossierMoved, "dossier.moved", 412, Data, false, "Hồ sơ đã thay đổi sau phiên bản nêu ở If-Match; đọc lại rồi gửi.", "The dossier has changed since the version in If-Match; read it again, then send."),
        new(DossierCodeDiffers, "dossier.code-differs", 422, Data, false, "Mã hồ sơ trong nội dung khác mã trên địa chỉ.", "The dossier code in the body is not the one in the address."),
        new(DossierBusy, "dossier.busy", 503, Ours, true, "Nhiều sự kiện của hồ sơ đến cùng lúc; gửi lại cùng mã thông điệp.", "Many events of this dossier came at once; send it again under the same message id."),
        new(StatusInvalid, "dossier.status-invalid", 422, Data, false, "Trạng thái hồ sơ không thuộc mười trạng thái đồng bộ.", "The status is none of the ten of synchronisation."),
        new(TransitionNotAllowed, "dossier.transition", 422, Data, false, "Không được chuyển từ trạng thái hiện tại sang trạng thái này.", "The dossier may not go from its present status to this one."),
        new(TimeInvalid, "dossier.time-invalid", 422, Data, false, "Thời điểm thiếu múi giờ hoặc sai; viết dạng 2026-11-22T08:30:00+07:00.", "The time is malformed or lacks its offset; write 2026-11-22T08:30:00+07:00."),
        new(TimeInFuture, "dossier.time-future", 422, Data, false, "Thời điểm nằm trong tương lai; hãy kiểm tra đồng hồ của hệ thống gửi.", "The time lies in the future; check the sending system's clock."),
        new(TimesBackwards, "dossier.times-backwards", 422, Data, false, "Thời điểm đi ngược: sớm hơn bước đứng trước nó.", "Times run backwards: this is earlier than what it follows."),
        new(ChannelMissing, "dossier.channel-missing", 422, Data, false, "Thiếu kênh thực hiện; để trống sẽ bị tính là nộp trực tiếp.", "The filing channel is missing; left empty it would count as filed at the counter."),
        new(ReceivedAtMissing, "dossier.received-missing", 422, Data, false, "Thiếu ngày tiếp nhận; hồ sơ không có ngày này không được tính.", "The time of reception is missing; a dossier without it is not counted."),
        new(FinishedAtMissing, "dossier.finished-missing", 422, Data, false, "Hồ sơ đã xử lý xong phải có ngày kết thúc xử lý.", "A finished dossier needs the time when processing ended."),
        new(DueBeyondTerm, "dossier.due-beyond-term", 422, Data, false, "Ngày hẹn trả muộn hơn thời hạn của thủ tục.", "The due date lies beyond the procedure's term."),
        new(DueMissing, "dossier.due-missing", 422, Data, false, "Thiếu ngày hẹn trả; đúng hạn sẽ được tính theo thời hạn tối đa của thủ tục.", "The due date is missing; on-time will be judged by the procedure's longest term."),
        new(ResultFileMissing, "dossier.result-file-missing", 422, Data, false, "Kết quả không kèm tệp điện tử.", "A result has no file."),
        new(ResultMissing, "dossier.result-missing", 422, Data, false, "Đã xử lý xong nhưng chưa có kết quả điện tử; hồ sơ có thể không được tính là trực tuyến.", "Finished without an electronic result; the dossier may not count as online."),
        new(ResultCodeMissing, "dossier.result-code-missing", 422, Data, false, "Kết quả thiếu mã kết quả; chỉ tiêu trực tuyến cần mã này.", "A result has no result code, which the online indicator needs."),
        new(ExemptionNotZero, "dossier.exemption-not-zero", 422, Data, false, "Miễn phí phải gửi mức thu bằng 0, không bỏ trống hay ghi số khác.", "An exemption is sent with the amount 0, neither left out nor otherwise."),
        new(AmountInvalid, "dossier.amount-invalid", 422, Data, false, "Số tiền phải là số nguyên đồng, không âm.", "An amount is a whole number of đồng, not negative."),
        new(ReuseContradicted, "dossier.reuse-contradicted", 422, Data, false, "Đánh dấu tái sử dụng trái với những gì trục đã ghi nhận cho hồ sơ này.", "The reuse mark contradicts what the hub recorded for this dossier."),
        new(SecondSupplement, "dossier.second-supplement", 422, Data, false, "Yêu cầu bổ sung lần thứ hai: pháp luật chỉ cho một lần và hồ sơ sẽ bị tính là quá hạn.", "A second request for supplements: the law allows one, and the dossier will count as late."),
        new(SupplementMissing, "dossier.supplement-missing", 422, Data, false, "Đang chờ bổ sung nhưng không có yêu cầu bổ sung nào còn mở; thời gian chờ sẽ không được trừ.", "It waits for supplements, yet no request for them is open; the wait will not be taken off."),
        new(SupplementNotOpen, "dossier.supplement-not-open", 422, Data, false, "Không có yêu cầu bổ sung nào đang chờ hoàn thành.", "No request for supplements is open."),
        new(ReturnedUnfinished, "dossier.returned-unfinished", 422, Data, false, "Đã trả kết quả mà chưa qua bước đã xử lý xong.", "Returned without having been finished."),
        new(ApplicantIncomplete, "dossier.applicant-incomplete", 422, Data, false, "Chủ hồ sơ thiếu tên hoặc loại đối tượng.", "The applicant's name or kind is missing."),
        new(TextMissing, "dossier.text-missing", 422, Data, false, "Thiếu nội dung bắt buộc.", "A required text is missing."),
        new(TextInvalid, "dossier.text-invalid", 422, Data, false, "Nội dung quá dài hoặc có ký tự không in được.", "The text is too long or has unprintable characters."),
        new(ListTooLong, "dossier.list-too-long", 422, Data, false, "Danh sách có quá nhiều phần tử.", "The list has too many entries."),

        new(FileUnknown, "file.unknown", 422, Data, false, "Tệp chưa được tải lên trục hoặc mã băm không đúng.", "The file was not uploaded to the hub, or its hash is wrong."),
        new(FileReferenceInvalid, "file.reference-invalid", 422, Data, false, "Tệp cần tên không kèm đường dẫn, mã băm SHA-256 và, nếu để bên ngoài, địa chỉ https.", "A file needs a name without a path, its SHA-256 and, where it stays outside, an https address."),
        new(FileTooLarge, "file.too-large", 413, Data, false, "Tệp vượt dung lượng cho phép.", "The file is larger than allowed."),
        new(FileTypeRefused, "file.type", 415, Data, false, "Chỉ nhận PDF, ảnh JPEG/PNG, DOCX, XLSX, XML; nội dung phải đúng loại, đầy đủ và không chứa mã chạy được.", "Only PDF, JPEG, PNG, DOCX, XLSX and XML are taken; the content must be what it says, whole, and hold nothing that runs."),
        new(FileLinkInvalid, "file.link", 404, Data, false, "Đường dẫn tải tệp không đúng hoặc đã hết hạn.", "The download link is wrong or has expired."),
        new(FileStoreUnavailable, "file.unavailable", 503, Ours, true, "Trục chưa lưu được tệp: đĩa đầy hoặc không ghi được; gửi lại tệp sau thời gian đã nêu.", "The file was not kept: the disk is full or cannot be written; send it again after the time given."),

        new(JournalUnavailable, "journal.unavailable", 503, Ours, true, "Trục chưa ghi nhận được sự kiện; gửi lại cùng mã thông điệp.", "The event was not recorded; send it again under the same message id."),
        new(JournalFull, "journal.full", 503, Ours, true, "Trục đang tồn đọng quá nhiều hoặc sắp hết đĩa; gửi lại sau thời gian đã nêu.", "The hub's backlog or disk is at its bound; send it again after the time given."),

        new(DestinationRefused, "destination.refused", 502, Theirs, false, "Hệ thống nhận từ chối sự kiện này; xem lý do, sửa rồi gửi lại từ danh sách việc.", "The far side refuses this event; see why, correct it, and replay it from the work list."),
        new(DestinationRejectsData, "destination.rejects-data", 422, Data, false, "Hệ thống nhận từ chối vì dữ liệu của hồ sơ; đơn vị nhập liệu cần sửa.", "The far side refuses the dossier's data; the unit that entered it has to correct it."),
        new(DestinationBusy, "destination.busy", 503, Theirs, true, "Hệ thống nhận chưa nhận được sự kiện này; trục sẽ tự gửi lại.", "The far side does not take this event now; the hub sends it again by itself."),
        new(DestinationFailing, "destination.failing", 503, Theirs, true, "Hệ thống nhận đang lỗi; trục giữ sự kiện và tự gửi lại.", "The far side is failing; the hub keeps the events and sends them by itself."),
        new(DestinationUnreachable, "destination.unreachable", 503, Network, true, "Không kết nối được hệ thống nhận; trục giữ sự kiện và tự gửi lại.", "The far side cannot be reached; the hub keeps the events and sends them by itself."),
        new(DestinationThrottled, "destination.throttled", 503, Theirs, true, "Hệ thống nhận báo quá nhiều yêu cầu; trục gửi lại sau thời gian đã nêu.", "The far side says too many requests; the hub goes on after the time given."),
        new(DestinationCredentials, "destination.credentials-refused", 502, Ours, false, "Hệ thống nhận không chấp nhận tài khoản kết nối của trục; báo đơn vị vận hành.", "The far side refuses the hub's own credentials; tell the operators."),
        new(DestinationMalformed, "destination.answer-malformed", 502, Theirs, false, "Hệ thống nhận trả lời sai định dạng; trục hỏi lại trước khi gửi tiếp.", "The far side's answer breaks its contract; the hub asks before it sends again."),
        new(DeliveryUnknown, "delivery.unknown", 504, Theirs, true, "Đã gửi nhưng chưa biết hệ thống nhận có nhận được không; trục sẽ hỏi trước khi gửi lại.", "Sent, and nobody knows whether it arrived; the hub asks before it sends again."),
        new(DeliveryAhead, "delivery.far-side-ahead", 409, Data, false, "Hệ thống nhận đã có trạng thái mới hơn; không ghi đè, cần người quyết định.", "The far side already stands further; nothing is overwritten and a person decides."),
        new(EventUnreadable, "delivery.event-unreadable", 500, Ours, false, "Không đọc lại được sự kiện trong nhật ký; báo đơn vị vận hành.", "The event cannot be read back from the journal; tell the operators."),
        new(AttemptsSpent, "delivery.attempts-spent", 502, Theirs, false, "Đã thử hết số lần cho phép; cần người xem lý do và gửi lại.", "All attempts are spent; a person has to look at the reason and replay it."),
        new(DeliveryCancelled, "delivery.cancelled", 409, Ours, false, "Người vận hành đã huỷ việc gửi sự kiện này.", "An operator has cancelled the sending of this event."),
        new(DestinationUnknown, "destination.unknown", 404, Data, false, "Không có đích gửi này; xem danh sách ở /v1/deliveries.", "There is no such destination; see the list at /v1/deliveries."),
        new(ReplayUnknown, "replay.unknown", 404, Data, false, "Không có tác vụ gửi lại này.", "There is no such replay."),
        new(ReplayEnded, "replay.ended", 409, Data, false, "Tác vụ gửi lại đã kết thúc; tạo tác vụ mới nếu cần.", "The replay has ended; start another one if it is needed."),
        new(ReplayEmpty, "replay.empty", 409, Data, false, "Không có gì để gửi lại: không còn hồ sơ bị giữ khớp điều kiện, hoặc tác vụ khác đang gửi lại.", "Nothing to replay: nothing that is held fits, or another replay has it already."),
        new(QueryInvalid, "request.query", 422, Data, false, "Tham số trên địa chỉ sai; xem tài liệu API.", "A parameter in the address is wrong; see the API's documentation."),
        new(TaskUnknown, "task.unknown", 404, Data, false, "Không có công việc này; xem danh sách ở /v1/tasks.", "There is no such task; see the list at /v1/tasks."),
        new(TaskClosed, "task.closed", 409, Data, false, "Công việc đã đóng.", "The task is closed already."),
        new(DestinationWithoutService, "destination.no-service", 502, Theirs, false, "Biến thể cổng này không có dịch vụ nhận loại dữ liệu này; trục giữ lại.", "This portal variant has no such service; the hub holds it."),
    ];
}
