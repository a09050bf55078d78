using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OneStop.Mocks;

/// <summary>Writes registered events in the field groups of the v3 payloads.</summary>
internal sealed class CivilStatusRecord(NationData nation)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, string[]> RolesOfKind = new(StringComparer.Ordinal)
    {
        ["KS"] = ["nks"],
        ["KH"] = ["chong", "vo"],
        ["KT"] = ["nkt"],
    };

    public IReadOnlyList<JsonObject> Events(string kind, Person person, bool partial) => kind == "TTHN"
        ? [MaritalState(person)]
        : [.. from registered in nation.Events
              where registered.Kind == kind
              from role in registered.Roles
              where role.Value == person.Id && RolesOfKind[kind].Contains(role.Key)
              select partial ? Partial(registered, role.Key, person) : Whole(registered, role.Key)];

    public static byte[] Write(IReadOnlyList<JsonObject> events) => JsonSerializer.SerializeToUtf8Bytes(
        new JsonObject { ["status"] = "1", ["errorCode"] = null, ["errorDescription"] = null, ["value"] = new JsonArray([.. events]) }, Json);

    private JsonObject Whole(CivilEvent registered, string role)
    {
        var data = new JsonObject();
        foreach (var (group, id) in registered.Roles)
        {
            AddPerson(data, group, nation[id], registered.Differs?.GetValueOrDefault(group));
        }

        if (registered.Kind == "KS")
        {
            if (registered.BirthPlace is { } place)
            {
                data["nksNoiSinh"] = Address(place);
            }

            data["nksQueQuan"] = Address(nation[registered.Roles["nks"]].Origin);
        }
        else if (registered.Kind == "KH")
        {
            data["ngayXacLapQuanHeHonNhan"] = Date(registered.Registered);
        }
        else if (registered.Death is { } death)
        {
            AddDeath(data, death);
        }

        var head = Head(registered, role);
        head["duLieu"] = data;
        return head;
    }

    private JsonObject Partial(CivilEvent registered, string role, Person person)
    {
        var head = Head(registered, role);
        head["so"] = head["quyenSo"] = head["trangSo"] = head["noiDangKy"] = null;
        var data = new JsonObject { [role + "HoTen"] = Name(person.Name) };
        if (role == "chong")
        {
            data["voHoTen"] = null;
        }

        head["duLieu"] = data;
        return head;
    }

    private JsonObject Head(CivilEvent registered, string role) => new()
    {
        ["loai"] = registered.Kind,
        ["so"] = registered.Number,
        ["quyenSo"] = registered.Book,
        ["trangSo"] = registered.Page,
        ["ngayDangKy"] = WireDate.DayFirst(registered.Registered),
        ["coQuan"] = Agency(registered.Agency),
        ["noiDangKy"] = $"{AgencyName(registered.Agency)}, {nation.Places[registered.Agency].ProvinceName}",
        ["trangThaiSo"] = registered.State,
        ["vaiTro"] = role,
    };

    private JsonObject MaritalState(Person person)
    {
        var data = new JsonObject();
        AddPerson(data, "nxn", person, null);
        data["nxnTinhTrangHonNhan"] = person.Marital;
        data["nxnGhiChu"] = null;
        var commune = person.Permanent.Commune!;
        return new JsonObject
        {
            ["loai"] = "TTHN",
            ["so"] = null,
            ["quyenSo"] = null,
            ["trangSo"] = null,
            ["ngayDangKy"] = null,
            ["coQuan"] = Agency(commune),
            ["noiDangKy"] = $"{AgencyName(commune)}, {nation.Places[commune].ProvinceName}",
            ["trangThaiSo"] = "1",
            ["vaiTro"] = "nxn",
            ["duLieu"] = data,
        };
    }

    private static void AddPerson(JsonObject data, string group, Person person, RegisterSpelling? differs)
    {
        data[group + "HoTen"] = Name(differs?.Name ?? person.Name);
        data[group + "NgaySinh"] = Date(differs?.Birth ?? person.Birth);
        data[group + "GioiTinh"] = person.GenderCode;
        data[group + "DanToc"] = person.Ethnicity;
        data[group + "QuocTich"] = person.Nationality;
        data[group + "SoDDCN"] = person.Id;
        data[group + "LoaiCuTru"] = "1";
        data[group + "NoiCuTru"] = Address(person.Permanent);
        data[group + "LoaiGiayToTuyThan"] = "5";
        data[group + "SoGiayToTuyThan"] = person.Id;
    }

    private static void AddDeath(JsonObject data, Death death)
    {
        data["nktNgayChet"] = Date(death.Date);
        data["nktGioPhutChet"] = death.Time;
        data["nktNoiChet"] = Address(death.Place);
        data["nktNguyenNhanChet"] = death.Cause;
        data["gbtLoai"] = "1";
        data["gbtSo"] = death.Notice.Number;
        data["gbtNgay"] = Date(death.Notice.Date);
        data["gbtCoQuanCap"] = death.Notice.Issuer;
    }

    private JsonObject Agency(string commune) => new() { ["ma"] = commune, ["ten"] = AgencyName(commune) };

    private string AgencyName(string commune)
    {
        var name = nation.Places[commune].Name;
        return $"UBND {char.ToLowerInvariant(name[0])}{name[1..]}";
    }

    private static JsonObject Name(PersonName name) => new() { ["Ho"] = name.Family, ["ChuDem"] = name.Middle, ["Ten"] = name.Given };

    private static JsonObject Address(NationAddress address)
    {
        var wire = new JsonObject { ["dcChiTiet"] = address.Detail, ["quocGia"] = address.Country ?? "VN" };
        if (address.Commune is { } commune)
        {
            // Every place of the nation stands in this province.
            wire["maTinh"] = "22";
            wire["maXa"] = commune;
        }

        return wire;
    }

    /// <summary>Lower parts are left out when the register does not know them.</summary>
    private static JsonObject Date(string date)
    {
        var parts = date.Split('-').Select(part => int.Parse(part, null)).ToArray();
        var wire = new JsonObject { ["namSinh"] = parts[0] };
        if (parts.Length > 1)
        {
            wire["thangSinh"] = parts[1];
        }

        if (parts.Length > 2)
        {
            wire["ngaySinh"] = parts[2];
        }

        return wire;
    }
}
