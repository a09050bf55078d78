using System.Globalization;
using System.Text;
using OneStop.Benchmarks.Loading;

namespace OneStop.Benchmarks.Sync;

/// <summary>PUTs a new dossier each time; counts when it was accepted. Only the digits of the request change from one to the next.</summary>
internal sealed class PutSubject(RawConnection[] connections, byte[] template, int[] places, Traffic traffic) : ISubject, IDisposable
{
    private const string Digits = "#######";

    public static async Task<PutSubject> OpenAsync(Uri hub, string token, Traffic traffic)
    {
        var body = $$"""
            {"messageId":"m-{{Digits}}","at":"2026-11-20T08:31:00+07:00","sequence":1,"procedure":{"code":"1.004873","name":"Cấp Giấy xác nhận tình trạng hôn nhân","sectorCode":"G15-HT01","sectorName":"Hộ tịch"},
            "status":"received","channel":"online","applicant":{"kind":"citizen","name":"Nguyễn Văn Mẫu","personalIds":["022090000001"],"identityVerified":true},
            "unit":{"code":"H49.14","name":"UBND phường Mẫu"},"filedAt":"2026-11-20T08:15:00+07:00","receivedAt":"2026-11-20T08:30:00+07:00",
            "dueAt":"2026-11-21T17:00:00+07:00","papers":[{"id":"1","name":"Tờ khai"}],"fees":[{"name":"Lệ phí","amount":15000}],
            "steps":[{"officer":"Trần Thị Thử","at":"2026-11-20T08:30:00+07:00","content":"Tiếp nhận hồ sơ","status":"received"}]}
            """;
        var template = HttpRequestBytes.Of("PUT", new Uri(hub, $"/v1/dossiers/H49.14-261120-{Digits}".Replace('#', '$')), "application/json", body, token);
        template = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(template).Replace('$', '#'));
        return new(await Task.WhenAll(Enumerable.Range(0, Pace.Connections).Select(_ => RawConnection.OpenAsync(hub))), template, [.. Places(template)], traffic);
    }

    public async ValueTask<bool> AskAsync(int connection)
    {
        var request = template.AsSpan().ToArray();
        var number = traffic.NextDossier();
        foreach (var place in places)
        {
            number.TryFormat(request.AsSpan(place, Digits.Length), out _, "0000000", CultureInfo.InvariantCulture);
        }

        return (await connections[connection].AskAsync(request)).Span.StartsWith("HTTP/1.1 202"u8);
    }

    public void Dispose() => Array.ForEach(connections, connection => connection.Dispose());

    private static IEnumerable<int> Places(byte[] template)
    {
        var digits = Encoding.UTF8.GetBytes(Digits);
        for (var at = template.AsSpan().IndexOf(digits); at >= 0;)
        {
            yield return at;
            var next = template.AsSpan(at + digits.Length).IndexOf(digits);
            at = next < 0 ? -1 : at + digits.Length + next;
        }
    }
}
