namespace OneStop.Mocks;

/// <summary>The assumed catalogue of legal states.</summary>
internal static class LegalState
{
    public static string Name(string code) => code switch
    {
        "1" => "Đang hoạt động",
        "2" => "Tạm ngừng kinh doanh",
        "3" => "Đang làm thủ tục giải thể",
        "4" => "Đã giải thể",
        "5" => "Bị thu hồi",
        _ => throw new InvalidDataException($"no legal state {code}"),
    };
}
