using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using OneStop.Mocks;

namespace OneStop.IntegrationTests.Mocks;

/// <summary>Speaks the portal's session protocol with the contract's golden requests.</summary>
internal sealed class PortalClient(MockNation nation) : IDisposable
{
    public const string Code = "000.19.14.H49-261122-0002";

    private readonly HttpClient http = new() { BaseAddress = nation.BaseAddress("portal"), Timeout = Timeout.InfiniteTimeSpan };

    public static string Example(string file) => NationClient.Example("portal", $"{file}.request.json");

    public async Task<string> LogInAsync()
    {
        using var answer = await http.PostAsync("mapi/login", Json(Example("login")));
        return (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["session"]!;
    }

    public Task<HttpResponseMessage> SendAsync(string session, string file, string? key = null, CancellationToken cancellationToken = default)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "mapi/integration")
        {
            Content = Json(Example(file).Replace("synthetic-session", session, StringComparison.Ordinal)),
        };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return http.SendAsync(request, cancellationToken);
    }

    public async Task<string> TextAsync(string session, string file, string? key = null)
    {
        using var answer = await SendAsync(session, file, key);
        return await answer.Content.ReadAsStringAsync();
    }

    public Task<byte[]> FileAsync(string path) => http.GetByteArrayAsync(path);

    public void Dispose() => http.Dispose();

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
