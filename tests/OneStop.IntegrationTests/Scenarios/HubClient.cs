using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OneStop.IntegrationTests.Scenarios;

/// <summary>A provincial system: signs in and calls.</summary>
internal sealed class HubClient(Uri hub) : IDisposable
{
    public HttpClient Http { get; } = new() { BaseAddress = hub };

    public async Task<HubClient> SignInAsync()
    {
        using var answer = await Http.PostAsync("token", new FormUrlEncodedContent(
            [new("grant_type", "client_credentials"), new("client_id", HubSettings.Client), new("client_secret", HubSettings.Secret)]));
        answer.EnsureSuccessStatusCode();
        var token = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.GetProperty("access_token").GetString());
        return this;
    }

    public async Task<JsonElement> PrefillAsync(JsonObject body)
    {
        using var answer = await Http.PostAsJsonAsync("v1/prefill", body);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public Task<HttpResponseMessage> LookupAsync(string operation, JsonObject subject, string procedure = "1.001193", string dossier = "H49.14-261122-0001") =>
        Http.PostAsJsonAsync($"v1/lookups/{operation}", Dossiers.Purpose(dossier, procedure, new() { ["subject"] = subject }));

    public void Dispose() => Http.Dispose();
}
