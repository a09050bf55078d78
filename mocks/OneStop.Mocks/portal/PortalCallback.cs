using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace OneStop.Mocks;

/// <summary>
/// Tells the hub of the last change of a dossier: POST with the partner's code and an HMAC-SHA256 over <c>timestamp.body</c>. Fired only when
/// told to, so that a test decides when, how often and how badly.
/// </summary>
public sealed class PortalCallback(PortalBook book, TimeProvider clock) : IDisposable
{
    public const string SignatureHeader = "X-Portal-Signature", CodeHeader = "X-Portal-Code";

    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>Sends the newest feed entry of a dossier and returns the hub's HTTP status; with <paramref name="forge"/> under a wrong secret.</summary>
    public async Task<int> FireAsync(string code, bool forge = false, CancellationToken cancellationToken = default)
    {
        var settings = book.Settings;
        var url = settings.CallbackUrl ?? throw new ArgumentException("no call-back address is set", nameof(code));
        var entry = book.Read(state => state.Feed.LastOrDefault(entry => entry.Code == code))
            ?? throw new ArgumentException($"nothing happened to dossier {code}", nameof(code));
        var body = JsonSerializer.Serialize(new
        {
            maThongBao = entry.Number.ToString(CultureInfo.InvariantCulture),
            loai = entry.Kind,
            maHoSo = entry.Code,
            trangThai = entry.Status,
            thoiDiem = entry.Moment,
        });
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body, MediaTypeHeaderValue.Parse("application/json; charset=utf-8")) };
        request.Headers.Add(CodeHeader, settings.CallbackCode);
        request.Headers.Add(SignatureHeader, $"t={timestamp},v1={Sign(forge ? "wrong" : settings.CallbackSecret, $"{timestamp}.{body}")}");
        using var answer = await http.SendAsync(request, cancellationToken);
        return (int)answer.StatusCode;
    }

    public void Dispose() => http.Dispose();

    private static string Sign(string secret, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));
}
