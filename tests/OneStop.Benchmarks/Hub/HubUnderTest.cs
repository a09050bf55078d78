using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using OneStop.Benchmarks.FarSides;
using OneStop.Benchmarks.Loading;
using OneStop.Host;
using OneStop.Host.Access;

namespace OneStop.Benchmarks.Hub;

/// <summary>
/// The very hub that the service runs, on SQLite in a folder of its own: real tokens, purpose, durable access log, metrics and log files.
/// Only the quotas towards the far sides are lifted, which protect those and would measure themselves, and the console's log is off.
/// </summary>
internal sealed class HubUnderTest : IAsyncDisposable
{
    private const string Secret = "benchmark-synthetic-secret";

    private readonly WebApplication app;

    private HubUnderTest(WebApplication app, string token) => (this.app, Token) = (app, token);

    public Uri Address => new(app.Urls.Single());

    public string Token { get; }

    public IServiceProvider Services => app.Services;

    public static async Task<HubUnderTest> StartAsync(Nation nation, string folder, params string[] settings)
    {
        var plans = Directory.CreateDirectory(Path.Combine(folder, "plans")).FullName;
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Hub", "plan.json"), Path.Combine(plans, "1.001193.json"), overwrite: true);
        var hub = HubApplication.Build(
        [
            "--Urls=http://127.0.0.1:0", $"--Data:Folder={folder}", $"--Prefill:Folder={plans}", "--Telemetry:ConsoleLog=false", "--Tokens:Lifetime=01:00:00",
            $"--Clients:benchmark:SecretHash={SecretHash.Of(Secret)}", "--Clients:benchmark:Scopes:0=lookup", "--Clients:benchmark:Scopes:1=prefill",
            "--Clients:benchmark:Scopes:2=dossiers:write",
            "--Clients:benchmark:Units:0=H49",
            .. Registry("population", nation.Population.Address, null),
            .. Registry("enterprise", nation.Enterprise.Address, new Uri(nation.Enterprise.Address, "/token")),
            .. Registry("civil-status", nation.CivilStatus.Address, new Uri(nation.CivilStatus.Address, "/token")),
            .. settings,
        ]);
        await hub.StartAsync();
        return new HubUnderTest(hub, await SignInAsync(new Uri(hub.Urls.Single())));
    }

    public Task<HttpSubject> PopulationAsync() => LookupAsync("population/citizen", """{"personalId":"022090000001","fullName":"Nguyễn Văn Mẫu","birthDate":"1990-01-15"}""");

    public Task<HttpSubject> EnterpriseAsync() => LookupAsync("enterprise/enterprise", """{"taxCode":"5709990003"}""");

    public Task<HttpSubject> PrefillAsync() => AskAsync("prefill", """
        "applicant":{"personalId":"022090000001","fullName":"Nguyễn Văn Mẫu","birthDate":"1990-01-15"},"subjects":{"enterprise":{"taxCode":"5709990003"}}
        """, "\"missing\":[]"u8.ToArray());

    /// <summary>Stopped first: what still writes into the folder must be done before it goes.</summary>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private Task<HttpSubject> LookupAsync(string operation, string subject) => AskAsync($"lookups/{operation}", $"\"subject\":{subject}", "\"outcome\":\"found\""u8.ToArray());

    private Task<HttpSubject> AskAsync(string route, string about, byte[] proof) => HttpSubject.OpenAsync(Address, HttpRequestBytes.Post(
        new Uri(Address, $"/v1/{route}"),
        "application/json",
        $$"""{"dossier":"H49.14-261122-0001","procedure":"1.001193","officer":{"code":"QNI_MAU_01","unit":"H49.14"},"legalBasis":"118/2025/NĐ-CP",{{about}}}""",
        Token), proof);

    private static string[] Registry(string key, Uri address, Uri? tokens) =>
    [
        $"--Registries:{key}:BaseAddress={address}", $"--Registries:{key}:Credentials:User=benchmark", $"--Registries:{key}:Credentials:Secret={Secret}",
        $"--Registries:{key}:Quota:PerSecond=1000000", $"--Registries:{key}:Quota:Burst=1000000",
        .. tokens is null ? Array.Empty<string>() : [$"--Registries:{key}:Credentials:TokenAddress={tokens}"],
    ];

    private static async Task<string> SignInAsync(Uri hub)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(hub, "/token")) { Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]) };
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"benchmark:{Secret}")));
        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
    }
}
