using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OneStop.Mocks;

/// <summary>Writes businesses as v2 answers them: arrays of one everywhere, an object in the cooperative, English left in the household.</summary>
internal sealed class EnterpriseRecord(NationData nation)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly EnterpriseV1Record v1 = new(nation);

    public byte[] Write(string operation, IReadOnlyList<Business> found, bool partial) => JsonSerializer.SerializeToUtf8Bytes(
        operation switch
        {
            "household-business" => new JsonObject { ["HHCert"] = List(found, Household) },
            "cooperative" => new JsonObject { ["CoopCert"] = List(found, Cooperative) },
            "v1" => v1.Write(found[0]),
            _ => new JsonObject { ["GetEntCert"] = List(found, business => Enterprise(business, partial)) },
        },
        Json);

    private JsonObject Enterprise(Business business, bool partial) => new()
    {
        ["MaNoiBo"] = "NB" + business.Code.Replace("-", "", StringComparison.Ordinal),
        ["MaSoDoanhNghiep"] = business.Code,
        ["SoGCNDKKD"] = business.Code,
        ["MaLoaiHinhDN"] = business.Form.Code,
        ["LoaiHinhDN"] = business.Form.Name,
        ["TenTiengViet"] = business.Name,
        ["TenNuocNgoai"] = business.ForeignName,
        ["TenVietTat"] = business.ShortName,
        ["NgayDangKyLanDau"] = Date(business, business.Founded),
        ["NgayDangKyThayDoi"] = Date(business, business.Amended),
        ["SoLanDangKyThayDoi"] = business.Amendments.ToString(null as IFormatProvider),
        ["TinhTrangPhapLy"] = partial ? null : State(business),
        ["DaiDienPhapLuat"] = partial ? null : People(business),
        ["DiaChiTruSo"] = partial ? new JsonArray() : [new JsonObject { ["DiaChi"] = new JsonArray(Address(business.Address)) }],
        ["NganhNgheKinhDoanh"] = partial ? new JsonArray() : Activities(business),
    };

    private JsonObject Household(Business business)
    {
        var address = Address(business.Address);
        return new JsonObject
        {
            ["MaNoiBo"] = "NB" + business.Registration,
            ["MaSoHKD"] = business.Code,
            ["MaSoDangKyHKD"] = business.Registration,
            ["FOUNDING_DATE"] = Date(business, business.Founded),
            ["MaLoaiHinhHKD"] = business.Form.Code,
            ["LoaiHinhHKD"] = business.Form.Name,
            ["TenTiengViet"] = business.Name,
            ["TinhTrangPhapLy"] = State(business),
            ["ChuHoKinhDoanh"] = People(business),
            ["DiaChiTruSo"] = new JsonArray(new JsonObject
            {
                ["TenTinhThanh"] = address["TenTinhThanh"]?.DeepClone(),
                ["MaTinhThanh"] = address["MaTinhThanh"]?.DeepClone(),
                ["TenQuanHuyen"] = address["TenQuanHuyen"]?.DeepClone(),
                ["MaQuanHuyen"] = address["MaQuanHuyen"]?.DeepClone(),
                ["TenPhuongXa"] = address["TenPhuongXa"]?.DeepClone(),
                ["MaPhuongXa"] = address["MaPhuongXa"]?.DeepClone(),
                ["SoNha"] = address["SoNha"]?.DeepClone(),
                ["DiaChiDayDu"] = address["DiaChi"]?.DeepClone(),
            }),
            ["NganhNgheKinhDoanh"] = Activities(business),
        };
    }

    private JsonObject Cooperative(Business business) => new()
    {
        ["MaNoiBo"] = "NB" + business.Code,
        ["MaSoHTX"] = business.Code,
        ["MaLoaiHinhHTX"] = business.Form.Code,
        ["LoaiHinhHTX"] = business.Form.Name,
        ["TenTiengViet"] = business.Name,
        ["NgayDangKyLanDau"] = Date(business, business.Founded),
        ["TinhTrangPhapLy"] = State(business),
        ["DaiDienPhapLuat"] = new JsonObject { ["ThongTinCaNhan"] = Paper(business, business.People[0]) },
        ["DiaChiTruSo"] = new JsonArray(new JsonObject { ["DiaChi"] = new JsonArray(Address(business.Address)) }),
        ["NganhNgheKinhDoanh"] = Activities(business),
    };

    private static JsonArray State(Business business) =>
    [
        new JsonObject
        {
            ["TinhTrangPhapLy"] = LegalState.Name(business.State),
            ["MaTinhTrangPhapLy"] = business.State,
            ["NgayBatDauTamNgung"] = Date(business, business.SuspendedFrom),
            ["NgayKetThucTamNgung"] = Date(business, business.SuspendedTo),
            ["LyDoTamNgung"] = business.Reason,
        },
    ];

    private JsonArray People(Business business) =>
        List(business.People, id => new JsonObject { ["ThongTinCaNhan"] = new JsonArray(Paper(business, id)) });

    private JsonObject Paper(Business business, string id) => new()
    {
        ["HoVaTen"] = nation[id].Name.Full,
        ["LoaiGiayToChungThuc"] = "Thẻ căn cước",
        ["MaLoaiGiayToChungThuc"] = "10",
        ["SoGiayChungThuc"] = id,
        ["NgayCap"] = Date(business, "2022-05-10"),
        ["NoiCap"] = "Bộ Công an",
        ["QuocTich"] = "Việt Nam",
        ["MaQuocTich"] = "VN",
    };

    private JsonObject Address(NationAddress address)
    {
        var place = nation.Places[address.Commune!];
        return new JsonObject
        {
            ["QuocGia"] = "Việt Nam",
            ["MaQuocGia"] = "VN",
            ["TenTinhThanh"] = place.ProvinceName,
            ["MaTinhThanh"] = place.Province,
            ["TenQuanHuyen"] = place.DistrictName,
            ["MaQuanHuyen"] = place.District,
            ["TenPhuongXa"] = place.Name,
            ["MaPhuongXa"] = address.Commune,
            ["DiaChi"] = $"{address.Detail}, {place.Name}, {place.ProvinceName}",
            ["SoNha"] = address.Detail,
        };
    }

    private static JsonArray Activities(Business business) => List(business.Activities, activity => new JsonObject
    {
        ["MaNganh"] = activity.Code,
        ["TenNganh"] = activity.Name,
        ["LaNganhChinh"] = activity.Main ? "Y" : "N",
    });

    private static string? Date(Business business, string? date) => date is null || business.Dates == "iso" ? date : WireDate.DayFirst(date);

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonObject> write) => new([.. items.Select(write)]);
}
