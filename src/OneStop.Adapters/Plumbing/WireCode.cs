using OneStop.Core.Facts;

namespace OneStop.Adapters.Plumbing;

/// <summary>Code lists that several far sides fill, in this hub's own words where theirs differ.</summary>
internal static class WireCode
{
    /// <summary>A code that keeps the name of its list, because lists share no numbering.</summary>
    public static FactValue? Of(string list, string? value, string? label = null) =>
        string.IsNullOrWhiteSpace(value) ? null : new FactValue.Code(list, value.Trim(), WireText.Join(label));

    /// <summary>1 male, 2 female; anything else is not recorded.</summary>
    public static FactValue? Sex(string? code) => code switch
    {
        "1" => new FactValue.Code("sex", "male", "Nam"),
        "2" => new FactValue.Code("sex", "female", "Nữ"),
        _ => null,
    };

    /// <summary>1 never married, 2 married, 3 divorced or widowed; anything else is not recorded.</summary>
    public static FactValue? Marital(string list, string? code) => code switch
    {
        "1" => new FactValue.Code(list, code, "Chưa kết hôn"),
        "2" => new FactValue.Code(list, code, "Đang có vợ/chồng"),
        "3" => new FactValue.Code(list, code, "Đã ly hôn hoặc goá"),
        _ => null,
    };

    /// <summary>Null for a number that is none: old rows carry dashes and zeros where nobody knew it.</summary>
    public static PersonalId? Person(string? number) => PersonalId.TryParse(number, out var id, out _) ? id : null;
}
