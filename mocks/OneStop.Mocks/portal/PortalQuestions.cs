using System.Text.Json;

namespace OneStop.Mocks;

/// <summary>A question asked on the portal, waiting for the province's answer.</summary>
public sealed record AskedQuestion(string Id, string Field, string Unit, string Text, string Asker)
{
    public string UnitName { get; init; } = "";

    public string Procedure { get; init; } = "";

    public string Address { get; init; } = "";

    public string Email { get; init; } = "";

    public string Phone { get; init; } = "";
}

/// <summary>Questions, answers and monthly ratings.</summary>
internal static class PortalQuestions
{
    public static PortalAnswer Store(
        PortalBook book, JsonElement data, string? key, string kind, ShapeRule shape, Func<PortalState, Dictionary<string, string>> table, params string[] naturalKey)
    {
        if (data.ValueKind != JsonValueKind.Array || data.GetArrayLength() == 0)
        {
            return PortalAnswer.Refused("format", "data phải là danh sách");
        }

        var items = data.EnumerateArray().ToList();
        if (items.Select(shape.Check).FirstOrDefault(broken => broken is not null) is { } refusal)
        {
            return refusal;
        }

        return PortalServices.Once(book, key, data, change =>
        {
            if (kind == "answer" && items.Any(item => !change.State.Asked.Exists(asked => asked.Id == PortalRecords.Text(item, "HOIDAPID"))))
            {
                return PortalAnswer.Refused("absent", "Câu hỏi chưa tồn tại");
            }

            foreach (var item in items)
            {
                var code = string.Join('|', naturalKey.Select(name => PortalRecords.Text(item, name)));
                var digest = PortalRecords.Digest(item, out _);
                var same = table(change.State).TryGetValue(code, out var before) && before == digest;
                table(change.State)[code] = digest;
                change.Note(same ? "same" : kind, code, "", digest: digest);
            }

            return PortalAnswer.Ok(kind, "Đồng bộ thành công");
        });
    }

    /// <summary>The questions asked on the portal that no answer has come for.</summary>
    public static PortalAnswer Pending(PortalBook book)
    {
        var pending = book.Read(state => state.Asked.Where(asked => !state.Answers.ContainsKey(asked.Id)).ToList());
        return PortalAnswer.Ok("questions", "Lấy danh sách thành công") with
        {
            Result = json =>
            {
                json.WriteStartArray();
                foreach (var asked in pending)
                {
                    json.WriteStartObject();
                    json.WriteString("HOIDAPID", asked.Id);
                    json.WriteString("MALINHVUC", asked.Field);
                    json.WriteString("MATTHCDP", asked.Procedure);
                    json.WriteString("MADONVI", asked.Unit);
                    json.WriteString("TENDONVI", asked.UnitName);
                    json.WriteString("NOIDUNG", asked.Text);
                    json.WriteString("TRALOIID", "");
                    json.WriteString("NOIDUNGTRALOI", "");
                    json.WriteString("HOVATEN", asked.Asker);
                    json.WriteString("DIACHI", asked.Address);
                    json.WriteString("THUDIENTU", asked.Email);
                    json.WriteString("SODIENTHOAI", asked.Phone);
                    json.WriteString("TRANGTHAI", "1");
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            },
        };
    }
}
