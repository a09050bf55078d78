using Microsoft.AspNetCore.Builder;
using OneStop.Host.Access;
using OneStop.Host.Commands;

namespace OneStop.Tests.Host;

/// <summary>Every mistake of every section is named at once, with its key, the reason and an example.</summary>
public sealed class ConfigurationTests : IDisposable
{
    private static readonly string Hash = SecretHash.Of("thu-nghiem-khong-phai-bi-mat").ToString();

    private readonly string root = Directory.CreateTempSubdirectory("onestop-").FullName;

    [Fact]
    public async Task RightSettings_HaveNoMistake() => Assert.Empty(await MistakesAsync());

    [Fact]
    public async Task MistakesOfAllSections_AreNamedTogether()
    {
        var mistakes = await MistakesAsync(
            "--Tokens:Lifetime=00:00:01",
            "--Tokens:Issuer=hub",
            "--Limits:Concurrent=many",
            "--Limits:Wating=5",
            "--Urls=ftp://127.0.0.1",
            "--Telemetry:Otlp=nowhere",
            "--Prefill:Budget=1.00:00:00",
            "--Storage:Provider=oracle",
            "--Cluster:Enabled=true",
            "--Cluster:Id=a b",
            "--Cluster:Address=0.0.0.0",
            "--Cluster:SiloPort=70000",
            "--Registries:population:BaseAddress=not an address",
            "--EarlySteps:TaskAfter=00:00:00",
            "--EarlySteps:Gaps=5",
            "--Clients:counter:SecretHash=plain",
            "--Clients:counter:Scopes:0=everything",
            "--Clients:counter:Units:0=H4",
            "--Clients:counter:Role=admin");

        foreach (var key in new[]
        {
            "Tokens:Lifetime", "Tokens:Issuer", "Limits:Concurrent", "Limits:Wating", "Urls", "Telemetry:Otlp", "Prefill:Budget", "Storage:Provider",
            "Cluster:Enabled", "Cluster:Id", "Cluster:Address", "Cluster:SiloPort", "Registries:population:BaseAddress", "EarlySteps:TaskAfter", "EarlySteps:Gaps", "Clients:counter:SecretHash", "Clients:counter:Scopes", "Clients:counter:Units:0", "Clients:counter:Role",
        })
        {
            Assert.Contains(mistakes, mistake => mistake.StartsWith(key + " ", StringComparison.Ordinal));
        }

        Assert.All(mistakes, mistake => Assert.Contains("example", mistake, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Plans_WithMistakes_AreAllNamed()
    {
        var plans = Directory.CreateDirectory(Path.Combine(root, "plans")).FullName;
        await File.WriteAllTextAsync(Path.Combine(plans, "a.json"), "{");
        await File.WriteAllTextAsync(Path.Combine(plans, "b.json"), """{"procedure":"x"}""");
        var mistakes = await MistakesAsync($"--Prefill:Folder={plans}");
        Assert.Contains(mistakes, m => m.Contains("a.json", StringComparison.Ordinal));
        Assert.Contains(mistakes, m => m.Contains("b.json", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("conflicts.json", "{")]
    [InlineData("conflicts.json", """{"version":"1","basis":"","rules":[{"name":"a","winner":"hub","inbound":["lost"]}]}""")]
    [InlineData("transitions.json", "{")]
    public async Task DossierRules_WithAMistake_AreNamedWithTheirFile(string file, string content)
    {
        var rules = Directory.CreateDirectory(Path.Combine(root, "dossiers")).FullName;
        foreach (var shipped in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "dossiers")))
        {
            File.Copy(shipped, Path.Combine(rules, Path.GetFileName(shipped)));
        }

        Assert.Empty(await MistakesAsync($"--Dossiers:Folder={rules}"));
        await File.WriteAllTextAsync(Path.Combine(rules, file), content);
        Assert.All(await MistakesAsync($"--Dossiers:Folder={rules}"), mistake => Assert.StartsWith($"Dossiers:Folder has a mistake in {file}: ", mistake, StringComparison.Ordinal));
        Assert.Equal(1, await HubCommands.InvokeAsync(["check-config", .. Right(), $"--Dossiers:Folder={rules}"]));
        File.Delete(Path.Combine(rules, file));
        Assert.NotEmpty(await MistakesAsync($"--Dossiers:Folder={rules}"));
    }

    [Fact]
    public async Task NoClient_IsAMistake() => Assert.Contains(
        await MistakesOfAsync([$"--Data:Folder={root}"]), m => m.StartsWith("Clients ", StringComparison.Ordinal));

    [Fact]
    public async Task KeysReadableByOthers_AreAMistake() // I9
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows keeps rights in access lists.");
            return;
        }

        Assert.Empty(await MistakesAsync());
        File.SetUnixFileMode(Path.Combine(root, "keys", "audit-seal.key"), UnixFileMode.UserRead | UnixFileMode.GroupRead);
        Assert.Contains(await MistakesAsync(), m => m.Contains("chmod 600", StringComparison.Ordinal));
    }

    [Fact]
    public async Task MissingSettingsFile_IsAMistakeAndNoStackTrace()
    {
        Assert.False(HubFactory.TryBuild(["--Settings=/nowhere/settings.json"], out _, out var reason));
        Assert.Contains("settings.json", reason, StringComparison.Ordinal);
        Assert.Equal(1, await HubCommands.InvokeAsync(["check-config", "--Settings=/nowhere/settings.json"]));
    }

    [Fact]
    public async Task CheckConfig_ExitCode_TellsRightFromWrong()
    {
        Assert.Equal(0, await HubCommands.InvokeAsync(["check-config", .. Right()]));
        Assert.Equal(1, await HubCommands.InvokeAsync(["check-config", .. Right(), "--Limits:Concurrent=0"]));
    }

    [Theory]
    [InlineData("verify-audt")]
    [InlineData("runn", "--Urls", "http://127.0.0.1:0")]
    public async Task MisspeltVerb_StartsNothing(params string[] args) => Assert.Equal(2, await HubCommands.InvokeAsync(args));

    public void Dispose() => Directory.Delete(root, recursive: true);

    private Task<IReadOnlyList<string>> MistakesAsync(params string[] more) => MistakesOfAsync([.. Right(), .. more]);

    private static async Task<IReadOnlyList<string>> MistakesOfAsync(string[] args)
    {
        Assert.True(HubFactory.TryBuild(args, out WebApplication? app, out _));
        await using (app)
        {
            return ConfigurationMistakes.Of(app.Services);
        }
    }

    private string[] Right() =>
    [
        $"--Data:Folder={root}", "--Telemetry:ConsoleLog=false", $"--Clients:one-stop:SecretHash={Hash}", "--Clients:one-stop:Scopes:0=prefill", "--Clients:one-stop:Units:0=H49",
    ];
}
