using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OneStop.Core.Registries;
using OneStop.Core.Sync;
using OneStop.Host;
using OneStop.Host.Access;
using OneStop.Tests.Sync;

namespace OneStop.IntegrationTests.Host;

/// <summary>The real host on a port of its own, with registries that answer as a test says and a store in a folder of its own.</summary>
public sealed class HubUnderTest : IAsyncLifetime
{
    public const string Secret = "thu-nghiem-khong-phai-bi-mat";
    public static readonly string Hash = SecretHash.Of(Secret).ToString();

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("onestop-");
    private readonly Dictionary<string, string> settings;
    private readonly Action<WebApplicationBuilder>? configure;
    private readonly ConcurrentDictionary<(string, string?), Task<string>> tokens = new();
    private WebApplication? app;

    public HubUnderTest()
        : this([], null)
    {
    }

    internal HubUnderTest(Dictionary<string, string> settings, Action<WebApplicationBuilder>? configure)
    {
        this.settings = settings;
        this.configure = configure;
        ScriptedRegistry.WritePlans(Plans);
    }

    public string Data => Path.Combine(folder.FullName, "data");

    public string Plans => Path.Combine(folder.FullName, "plans");

    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    internal ScriptedRegistry Registry { get; } = new();

    public WebApplication App => app ?? throw new InvalidOperationException("The hub is not running.");

    public Uri Address => new(App.Urls.First());

    public async ValueTask InitializeAsync()
    {
        app = HubApplication.Build(Arguments(), builder =>
        {
            builder.Services.RemoveAll<IRegistry>();
            builder.Services.AddSingleton(new RegistryCatalogue([Registry.Descriptor]));
            builder.Services.AddSingleton<IRegistry>(Registry);
            var journal = new InMemoryJournal();
            builder.Services.TryAddSingleton<IJournal>(journal);
            builder.Services.TryAddSingleton<IJournalReader>(journal);
            builder.Services.TryAddSingleton<IDossierBook>(journal);
            builder.Services.TryAddSingleton<IInbox>(journal);
            configure?.Invoke(builder);
        });
        Registry.Services = app.Services;
        await app.StartAsync();
        Http.BaseAddress = Address;
    }

    /// <summary>Stops the hub and closes its log; the folder stays until disposal.</summary>
    public async Task StopAsync()
    {
        if (app is not null)
        {
            // What works in the background must have ended before the folder goes.
            await app.StopAsync();
            await app.DisposeAsync();
            app = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await StopAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>The settings as arguments: a client for everything, and one that may only read the catalogue.</summary>
    public string[] Arguments()
    {
        var all = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Urls"] = "http://127.0.0.1:0",
            ["Data:Folder"] = Data,
            ["Prefill:Folder"] = Plans,
            ["Limits:Farewell"] = "00:00:00",
            ["Telemetry:ConsoleLog"] = "false",
            ["Logging:LogLevel:Default"] = "None",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Critical",
            ["Clients:one-stop:SecretHash"] = Hash,
            ["Clients:one-stop:Scopes:0"] = Scopes.Prefill,
            ["Clients:one-stop:Scopes:1"] = Scopes.Lookup,
            ["Clients:one-stop:Scopes:2"] = Scopes.Catalogue,
            ["Clients:one-stop:Scopes:3"] = Scopes.Metrics,
            ["Clients:one-stop:Scopes:4"] = Scopes.DossiersWrite,
            ["Clients:one-stop:Scopes:5"] = Scopes.DossiersRead,
            ["Clients:one-stop:Units:0"] = "H49",
            ["Clients:neighbour:SecretHash"] = Hash,
            ["Clients:one-stop:Scopes:6"] = Scopes.OperationsRead,
            ["Clients:one-stop:Scopes:7"] = Scopes.OperationsWrite,
            ["Clients:one-stop:Scopes:8"] = Scopes.Inbox,
            ["Clients:neighbour:Scopes:0"] = Scopes.DossiersWrite,
            ["Clients:neighbour:Scopes:1"] = Scopes.DossiersRead,
            ["Clients:neighbour:Scopes:2"] = Scopes.Inbox,
            ["Clients:neighbour:Units:0"] = "H49.20",
            ["Clients:reader:SecretHash"] = Hash,
            ["Clients:reader:Scopes:0"] = Scopes.Catalogue,
        };
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }

        return [.. all.SelectMany(pair => new[] { $"--{pair.Key}", pair.Value })];
    }

    /// <summary>A token, asked for once: checking a secret is slow on purpose.</summary>
    public Task<string> TokenAsync(string client = "one-stop", string? scope = null) =>
        tokens.GetOrAdd((client, scope), _ => NewTokenAsync(client, scope));

    public async Task<string> NewTokenAsync(string client = "one-stop", string? scope = null)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = client,
            ["client_secret"] = Secret,
        };
        if (scope is not null)
        {
            form["scope"] = scope;
        }

        using var content = new FormUrlEncodedContent(form);
        using var response = await Http.PostAsync("token", content);
        response.EnsureSuccessStatusCode();
        return (string)(await ReadAsync(response))["access_token"]!;
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null, string? token = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return await Http.SendAsync(request);
    }

    public static async Task<JsonObject> ReadAsync(HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
}
