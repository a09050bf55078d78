using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OneStop.Mocks;

namespace OneStop.IntegrationTests.Mocks;

/// <summary>A plain client of the nation that knows nothing of our adapters.</summary>
internal sealed class NationClient(MockNation nation) : IDisposable
{
    private readonly HttpClient http = new() { Timeout = Timeout.InfiniteTimeSpan };

    public static string Example(string system, string file) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "nation", "contracts", system, "examples", file));

    /// <summary>Asks population about <paramref name="id"/> with the golden request of <paramref name="example"/>.</summary>
    public Task<HttpResponseMessage> PopulationAsync(
        string id = "022090000001", string example = "citizen-ok", CancellationToken cancellationToken = default)
    {
        var timestamp = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds().ToString(null as IFormatProvider);
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(nation.BaseAddress("population"), "dancu/1.0"))
        {
            Content = new StringContent(Ask(example, id), Encoding.UTF8, "text/xml"),
        };
        request.Headers.Add("Timestamp", timestamp);
        request.Headers.Authorization = Digest("/dancu/1.0", timestamp);
        return http.SendAsync(request, cancellationToken);
    }

    public async Task<HttpResponseMessage> FacadeAsync(string id, string example)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(nation.BaseAddress("population"), "apiCSDLDanCu/ChiaSeThongTinCongDan"))
        {
            Content = new StringContent(Example("population", $"{example}.request.json").Replace("022090000001", id, StringComparison.Ordinal), Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync("population", "onestop", "synthetic-population-secret"));
        return await http.SendAsync(request);
    }

    public async Task<HttpResponseMessage> EnterpriseAsync(string pathAndKey, string? token = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(nation.BaseAddress("enterprise"), pathAndKey));
        token ??= await EnterpriseTokenAsync();
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await http.SendAsync(request);
    }

    public Task<string> EnterpriseTokenAsync() => TokenAsync("enterprise", "onestop-enterprise", "synthetic-enterprise-secret");

    public async Task<HttpResponseMessage> CivilStatusAsync(string id, string kind)
    {
        var person = nation.Data.ById(id);
        var body = JsonSerializer.Serialize(new
        {
            maYeuCau = "H49-TEST",
            maDVC = "1.001193",
            maCanBo = "QNI_MAU_01",
            maDonVi = "H49.14",
            loai = kind,
            soDinhDanh = id,
            hoTen = person?.Name.Full ?? "NGUYỄN VĂN MẪU",
            ngaySinh = person?.Birth[..4] ?? "1990",
        });
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(nation.BaseAddress("civil-status"), "apiHoTich/1.0/traCuuSuKienHoTich"))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Bearer", await TokenAsync("civil-status", "onestop-civil-status", "synthetic-civil-status-secret"));
        return await http.SendAsync(request);
    }

    public Task<HttpResponseMessage> GetAsync(Uri address) => http.GetAsync(address);

    public void Dispose() => http.Dispose();

    private string Ask(string example, string id)
    {
        var asked = Example("population", $"{example}.request.xml").Replace("022090000001", id, StringComparison.Ordinal);
        return nation.Data.ById(id) is not { } person || example != "citizen-ok" ? asked : asked
            .Replace("NGUYENVANMAU", NameFolding.Wire(person.Name.Full), StringComparison.Ordinal)
            .Replace("19900115", person.Birth.Replace("-", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static AuthenticationHeaderValue Digest(string path, string timestamp)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{path}onestop{timestamp}synthetic-population-secret")));
        return new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"onestop:{digest}")));
    }

    private async Task<string> TokenAsync(string system, string key, string secret)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(nation.BaseAddress(system), "token"))
        {
            Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key}:{secret}")));
        using var answer = await http.SendAsync(request);
        using var json = JsonDocument.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("access_token").GetString()!;
    }
}
