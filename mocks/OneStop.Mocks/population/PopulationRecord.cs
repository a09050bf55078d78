using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace OneStop.Mocks;

/// <summary>Writes a person as the population database answers.</summary>
internal sealed class PopulationRecord(NationData nation)
{
    private static readonly XNamespace Soap = "http://schemas.xmlsoap.org/soap/envelope/";
    private static readonly XNamespace Wire = "http://www.mic.gov.vn/dancu/1.0";
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public byte[] Write(IReadOnlyList<Person> people, bool partial = false)
    {
        // A name with an ampersand comes from a gateway of another make: other prefix, leading BOM.
        var otherGateway = people[0].Name.Full.Contains('&', StringComparison.Ordinal);
        var collection = new XElement(
            Wire + "CongdanCollection",
            new XAttribute(XNamespace.Xmlns + (otherGateway ? "ns2" : "ns1"), Wire),
            people.Select(person => partial ? Partial(person) : Whole(person)));
        return Envelope(collection, otherGateway);
    }

    public static byte[] InFacade(byte[] envelope) => JsonSerializer.SerializeToUtf8Bytes(
        new { error_code = "0", message = Encoding.UTF8.GetString(envelope) }, Json);

    private static byte[] Envelope(XElement content, bool bom)
    {
        var document = new XElement(Soap + "Envelope", new XAttribute(XNamespace.Xmlns + "soap", Soap), new XElement(Soap + "Body", content));
        using var buffer = new MemoryStream();
        using (var writer = XmlWriter.Create(buffer, new XmlWriterSettings { Encoding = new UTF8Encoding(bom), Indent = true, NewLineChars = "\n" }))
        {
            document.Save(writer);
        }

        return buffer.ToArray();
    }

    private static XElement Partial(Person person) =>
        new(Wire + "CongDan", Identity(person), Text("DanToc", ""), Text("TonGiao", ""), Text("TinhTrangHonNhan", ""));

    private XElement Whole(Person person) => new(
        Wire + "CongDan",
        Identity(person),
        Text("DanToc", person.Ethnicity),
        Text("TonGiao", person.Religion),
        Text("TinhTrangHonNhan", person.Marital),
        Text("NhomMau", person.Blood),
        Text("QuocTich", person.Nationality),
        Address("NoiDangKyKhaiSinh", person.BirthRegistered),
        Address("QueQuan", person.Origin),
        Address("ThuongTru", person.Permanent),
        Address("NoiOHienTai", person.Current),
        Relative("Cha", person.Father),
        Relative("Me", person.Mother),
        Relative("VoChong", person.Spouse),
        Relative("NguoiDaiDien", person.Representative),
        person.Household is { } household
            ? new XElement(Wire + "ChuHo", Text("QuanHe", household.Relation), Text("SoDinhDanh", household.Head), Text("HoVaTen", nation[household.Head].Name.Full))
            : null,
        Optional("MaSoThue", person.TaxCode),
        Optional("ThuDienTu", person.Email));

    private static XElement[] Identity(Person person)
    {
        var digits = person.Birth.Replace("-", "", StringComparison.Ordinal);
        return
        [
            Text("SoDinhDanh", person.Id),
            Text("SoCMND", person.Cmnd ?? ""),
            new XElement(Wire + "HoVaTen", Text("Ho", person.Name.Family), Text("ChuDem", person.Name.Middle), Text("Ten", person.Name.Given)),
            Text("GioiTinh", person.GenderCode),
            new XElement(
                Wire + "NgayThangNamSinh",
                digits.Length < 8 ? Text("Nam", digits[..4]) : null,
                digits.Length > 4 ? Text("NgayThangNam", digits) : null),
        ];
    }

    private XElement Address(string name, NationAddress address)
    {
        if (address.Commune is not { } commune)
        {
            return new XElement(Wire + name, Optional("ChiTiet", address.Detail), Text("QuocGia", address.Country ?? ""));
        }

        var place = nation.Places[commune];
        return new XElement(
            Wire + name,
            Text("MaTinhThanh", place.Province),
            Optional("MaQuanHuyen", place.District),
            Text("MaPhuongXa", commune),
            Optional("ChiTiet", address.Detail),
            Text("QuocGia", "VN"),
            Text("TenTinhThanh", place.ProvinceName),
            Optional("TenQuanHuyen", place.DistrictName),
            Text("TenPhuongXa", place.Name));
    }

    private XElement? Relative(string name, string? id) => id is null
        ? null
        : new XElement(Wire + name, Text("HoVaTen", nation[id].Name.Full), Text("QuocTich", nation[id].Nationality), Text("SoDinhDanh", id));

    private static XElement Text(string name, string value) => new(Wire + name, value.Length == 0 ? null : value);

    private static XElement? Optional(string name, string? value) => value is null ? null : Text(name, value);
}
