using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace OneStop.Mocks;

/// <summary>What one field of a wire object must satisfy: a text, its length, its form, its codes.</summary>
internal sealed record FieldRule(bool Required = false, int Max = int.MaxValue, string Date = "", string Codes = "")
{
    public const string Compact = "yyyyMMddHHmmss";

    public PortalAnswer? Check(string name, string text)
    {
        if (text.Length == 0)
        {
            return Required ? PortalAnswer.Refused("required", $"{name} không được để trống") : null;
        }

        if (text.EnumerateRunes().Count() > Max)
        {
            return PortalAnswer.Refused("length", $"{name} vượt quá {Max} ký tự");
        }

        if (Date.Length > 0 && !DateTime.TryParseExact(text, Date, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            return PortalAnswer.Refused("date", $"{name} không đúng định dạng {Date}");
        }

        return Codes.Length > 0 && !Codes.Split(' ').Contains(text, StringComparer.Ordinal)
            ? PortalAnswer.Refused(name.StartsWith("TrangThai", StringComparison.Ordinal) ? "status" : "value", $"{name} không hợp lệ: {text}")
            : null;
    }
}

/// <summary>The rules of one wire object. Members without a rule are let through unread, as a tolerant server does.</summary>
internal sealed class ShapeRule(IReadOnlyDictionary<string, FieldRule> fields, IReadOnlyDictionary<string, ShapeRule>? lists = null)
{
    private readonly FrozenDictionary<string, FieldRule> fields = fields.ToFrozenDictionary(StringComparer.Ordinal);
    private readonly FrozenDictionary<string, ShapeRule> lists = (lists ?? new Dictionary<string, ShapeRule>()).ToFrozenDictionary(StringComparer.Ordinal);
    private readonly string[] required = [.. fields.Where(field => field.Value.Required).Select(field => field.Key)];

    /// <summary>The first rule broken, null when none is.</summary>
    public PortalAnswer? Check(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return PortalAnswer.Refused("format", "Dữ liệu không đúng định dạng");
        }

        var present = 0;
        foreach (var member in item.EnumerateObject())
        {
            if (fields.TryGetValue(member.Name, out var rule))
            {
                if (member.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
                {
                    return PortalAnswer.Refused("value", $"{member.Name} phải là chuỗi ký tự");
                }

                present += rule.Required ? 1 : 0;
                if (rule.Check(member.Name, member.Value.GetString() ?? "") is { } broken)
                {
                    return broken;
                }
            }
            else if (lists.TryGetValue(member.Name, out var shape) && CheckList(member, shape) is { } broken)
            {
                return broken;
            }
        }

        return present >= required.Length
            ? null
            : PortalAnswer.Refused("required", $"{required.First(name => !item.TryGetProperty(name, out _))} không được để trống");
    }

    private static PortalAnswer? CheckList(JsonProperty member, ShapeRule shape) => member.Value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Array => member.Value.EnumerateArray().Select(shape.Check).FirstOrDefault(broken => broken is not null),
        _ => PortalAnswer.Refused("value", $"{member.Name} phải là danh sách"),
    };
}
