using static OneStop.Core.Errors.Blame;
using static OneStop.Core.Errors.ErrorCode;

namespace OneStop.Core.Errors;

/// <summary>The part of the error table that belongs to what comes in from the far sides.</summary>
internal static class InboundErrors
{
    public static IReadOnlyList<ErrorDefinition> Rows { get; } =
    [
        new(InboundUnreadable, "inbound.unreadable", 502, Theirs, false, "Bản tin từ hệ thống ngoài sai định dạng; đã giữ nguyên bản, cần người xem.", "A message of the far side breaks its contract; it is kept as it came, and a person has to look at it."),
        new(InboundFileMissing, "inbound.file-missing", 502, Theirs, true, "Chưa tải được tệp kèm theo; trục giữ bản tin và tự tải lại.", "A file that belongs to it could not be fetched; the hub keeps the message and tries again by itself."),
        new(InboundFileDiffers, "inbound.file-differs", 502, Theirs, true, "Tệp kèm theo không khớp mã băm đã báo; trục không xác nhận và tự tải lại.", "A file differs from the hash that was stated; the hub does not acknowledge it and tries again by itself."),
        new(InboundUnitUnknown, "inbound.unit-unknown", 502, Theirs, false, "Hệ thống ngoài nêu cơ quan chưa có trong danh mục của trục; bản tin được giao cho tỉnh, cần người chuyển tiếp.", "The far side names a unit that is not known here; the item is the province's, and a person has to pass it on."),
        new(CallbackRefused, "callback.refused", 401, Data, false, "Lời gọi báo tin không được chấp nhận.", "The call-back is not accepted."),
        new(InboxPlaceInvalid, "inbox.place-invalid", 422, Data, false, "after, limit, upTo là số nguyên không âm; limit từ 1 đến 500.", "after, limit and upTo are whole numbers, not negative; limit is 1 to 500."),
        new(InboxBeyondEnd, "inbox.beyond-end", 422, Data, false, "Không thể xác nhận số thứ tự chưa được cấp.", "A number that was not given out yet cannot be acknowledged."),
        new(InboxUnavailable, "inbox.unavailable", 503, Ours, true, "Hộp đến tạm thời không đọc hoặc ghi được; thử lại sau.", "The inbox cannot be read or written for now; try again later."),
    ];
}
