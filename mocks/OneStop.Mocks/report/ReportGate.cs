using System.Globalization;
using System.Text.Json;

namespace OneStop.Mocks;

/// <summary>Judges calls to the national report system: a token, two days, and at most 31 days between them.</summary>
internal sealed class ReportGate(ReportBook book, TokenDesk tokens) : IGate
{
    public const string Path = "/apiBaoCao/1.0/soHoSoTiepNhan";

    public Verdict Judge(Call call) => (call.Request.Method, call.Path) switch
    {
        (_, "/token") => tokens.Issue(call),
        ("GET", Path) => Count(call),
        _ => Verdict.Unknown,
    };

    private Verdict Count(Call call)
    {
        var (from, to) = (call.Request.Query["tuNgay"].ToString(), call.Request.Query["denNgay"].ToString());
        return tokens.Check(call) switch
        {
            Bearer.Missing => Verdict.Business("count", "gateway.900902"),
            Bearer.Refused => Verdict.Business("count", "gateway.900901"),
            _ when !IsDay(from, out var first) || !IsDay(to, out var last) || last < first || last > first.AddDays(30) =>
                Verdict.Business("count", "count.field"),
            _ => Verdict.Business("count", "count.found") with { SubjectKey = $"{from}-{to}", Render = () => Write(from, to) },
        };
    }

    private byte[] Write(string from, string to) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        error_code = "0",
        message = "Thanh cong",
        result = book.Counts(from, to).Select(row => new { Ngay = row.Day, MaDonVi = row.Unit, SoHoSo = row.Count }),
    });

    private static bool IsDay(string text, out DateTime day) =>
        DateTime.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
