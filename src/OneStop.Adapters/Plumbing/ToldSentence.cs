using OneStop.Core.Errors;

namespace OneStop.Adapters.Plumbing;

/// <summary>
/// What a far side tells in a sentence beside a 200: trouble of its own or with our rights, or that there is no record. The lists are ours:
/// no owner has published one.
/// </summary>
internal static class ToldSentence
{
    private static readonly string[] Absence = ["không tìm thấy", "không tồn tại", "không có dữ liệu"];

    // Read before anything else: a source that is down or closed to us must never read as a record that is not there.
    private static readonly (ErrorCode Code, string[] Words)[] Troubles =
    [
        (ErrorCode.RegistryThrottled,
            ["quá tải", "vượt quá số lượng", "vượt số lượng", "quá nhiều yêu cầu", "vượt hạn mức", "vượt giới hạn", "too many", "throttl"]),
        (ErrorCode.RequestRefused,
            ["quyền", "cấp phép", "được phép", "từ chối", "xác thực", "đăng nhập", "token", "unauthorized", "forbidden", "denied"]),
        (ErrorCode.RegistryFailing,
            ["lỗi", "gián đoạn", "bảo trì", "thử lại", "kết nối", "hết thời gian", "quá thời gian", "error", "exception", "timeout", "unavailable"]),
        // What answers a sending, not a question.
        (ErrorCode.AnswerMalformed, ["tiếp nhận"]),
    ];

    public static Fault? Trouble(string? sentence)
    {
        foreach (var (code, words) in Troubles)
        {
            if (FarSentence.Says(sentence, words))
            {
                return new Fault(code);
            }
        }

        return null;
    }

    public static bool SaysAbsent(string? sentence) => FarSentence.Says(sentence, Absence);
}
