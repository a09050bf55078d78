using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace OneStop.Host.Commands.Demo;

/// <summary>Calls the hub over HTTP as a provincial system does: a token first, then the API.</summary>
internal sealed class HubCaller(Uri hub, string clientId, string secret) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = hub };

    public async Task SignInAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "token")
        {
            Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{clientId}:{secret}")));
        using var response = await http.SendAsync(request, cancellationToken);
        var answer = await ReadAsync(response, cancellationToken);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", answer.GetProperty("access_token").GetString());
    }

    public async Task<JsonElement> PrefillAsync(DemoDossier dossier, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync("v1/prefill", dossier.Body, cancellationToken);
        return await ReadAsync(response, cancellationToken);
    }

    /// <summary>Returns when the hub has accepted it; throws <see cref="HttpRequestException"/> when nobody answers.</summary>
    public async Task TellAsync(LifeMessage message, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(message.Method, message.Path) { Content = JsonContent.Create(message.Body) };
        using var response = await http.SendAsync(request, cancellationToken);
        await ReadAsync(response, cancellationToken);
    }

    /// <summary>How many events of the dossier the hub holds.</summary>
    public async Task<long> VersionAsync(string code, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync($"v1/dossiers/{code}", cancellationToken);
        return (await ReadAsync(response, cancellationToken)).GetProperty("version").GetInt64();
    }

    public void Dispose() => http.Dispose();

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.IsSuccessStatusCode
            ? JsonDocument.Parse(body).RootElement
            : throw new DemoException($"The hub answered {(int)response.StatusCode}: {body}");
    }
}
