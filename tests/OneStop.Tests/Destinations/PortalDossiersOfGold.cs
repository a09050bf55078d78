using OneStop.Core.Dossiers;
using OneStop.Core.Facts;
using OneStop.Core.Sync;

namespace OneStop.Tests.Destinations;

/// <summary>The dossier of the portal's golden records, in this hub's own words.</summary>
internal static class PortalDossiersOfGold
{
    public static DossierState Full { get; } = new()
    {
        Code = Code,
        Procedure = new(ProcedureCode.TryParse("1.000656", out var procedure, out _) ? procedure : throw new FormatException(), "Đăng ký khai tử", "G15-HT06", "Hộ tịch"),
        Status = DossierStatus.Finished,
        Channel = FilingChannel.Online,
        Applicant = new(
            ApplicantKind.Citizen, FullName.TryParse("NGUYỄN THỊ MẪU", out var name, out _) ? name : null, [Id("022190000001")],
            PortalAccount: "TECH-MAU-0001", IdentityVerified: true, Phone: "0000000001", Email: "mau@example.invalid"),
        Unit = new(AgencyCode.TryParse("H49.14", out var unit, out _) ? unit : throw new FormatException(), "UBND phường MẪU"),
        Abstract = "Đăng ký khai tử cho ông NGUYỄN VĂN THỬ",
        FiledAt = At(22, 8, 12, 5),
        ReceivedAt = At(22, 8, 30),
        DueAt = At(27, 17, 0),
        FinishedAt = At(25, 10, 15),
        Payment = OnlinePayment.ProvincialGateway,
        Papers =
        [
            new("", "Tờ khai đăng ký khai tử", "TP-01", File("0001")),
            new("", "Giấy chứng nhận kết hôn", "TP-02", File("0002"), "KQ.G15.000031", PaperReuse.Digitised),
        ],
        Fees = [new("Lệ phí bản sao trích lục", 8000, Code: "1", PaidOnline: true)],
        Supplements = [new(1, "Cán bộ MẪU", "Bổ sung giấy báo tử", At(23, 9, 0), At(24, 8, 30), "Cán bộ MẪU", null, At(26, 17, 0), At(27, 17, 0))],
        Results = [new("", "trich-luc-khai-tu.pdf", File("0003"), "KQ.G15.000045")],
        Evidence = new(["population", "enterprise"], []),
    };

    public static DossierCode Code => DossierCode.TryParse("H49.14-261122-0001", out var code, out _) ? code : throw new FormatException();

    public static PersonalId Id(string digits) => PersonalId.TryParse(digits, out var id, out _) ? id : throw new FormatException();

    /// <summary>In another offset than the wire's, so that a forgotten conversion shows.</summary>
    public static DateTimeOffset At(int day, int hour, int minute, int second = 0) =>
        new DateTimeOffset(2026, 11, day, hour, minute, second, TimeSpan.FromHours(7)).ToUniversalTime();

    public static FileReference File(string number) => new(number, number);

    internal sealed class Links : IFileLinks
    {
        public Uri LinkTo(FileReference file) => new($"https://hub.example.invalid/f/{file.Sha256}");
    }
}
