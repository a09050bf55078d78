using Microsoft.AspNetCore.Builder;
using OneStop.Host;
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
    public async Task RightSettings_AreCheckedWithoutMakingAnything()
    {
        Assert.Equal(0, await HubCommands.InvokeAsync(["check-config", .. Right()]));
        Assert.Empty(Directory.EnumerateFileSystemEntries(root));
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

        new KeyFolder(Path.Combine(root, "keys")).Symmetric("audit-seal.key");
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

    [Theory]
    [InlineData("--Data:Folder=", "Data:Folder ")]
    [InlineData("--Data:Folder=/proc/x", "Data:Folder ")]
    [InlineData("--Files:Folder=/proc/x", "Files:Folder ")]
    [InlineData("--Telemetry:LogFileBytes=0", "Telemetry:LogFileBytes ")]
    [InlineData("--Telemetry:LogFilesKept=0", "Telemetry:LogFilesKept ")]
    [InlineData("--Telemetry:LogFilesKept=-2", "Telemetry:LogFilesKept ")]
    [InlineData("--Storage:ConnectionString=Data Source=/nonexistent/x.db", "Storage:ConnectionString ")]
    [InlineData("--Urls=https://127.0.0.1:8443", "Urls ")]
    [InlineData("--Logging:LogLevel:Default=Blah", "Logging:LogLevel:Default ")]
    [InlineData("--Destinatons:portal:Enabled=true", "Destinatons is no setting or section of this hub. Example: Destinations")]
    [InlineData("--Registres:population:Enabled=true", "Registres is no setting or section of this hub. Example: Registries")]
    [InlineData("--Cluter:Enabled=true", "Cluter is no setting or section of this hub. Example: Cluster")]
    [InlineData("--Callbacks:Sources:a:Feed=nope", "Callbacks:Sources:a:Feed ")]
    public async Task OneMistake_IsNamedBesideOthers_AndNothingIsMade(string argument, string named)
    {
        var mistakes = await MistakesAsync(argument, "--Limits:Concurrent=0");
        Assert.Contains(mistakes, mistake => mistake.StartsWith(named, StringComparison.Ordinal));
        Assert.Contains(mistakes, mistake => mistake.StartsWith("Limits:Concurrent ", StringComparison.Ordinal));
        Assert.Equal(1, await HubCommands.InvokeAsync(["check-config", .. Right(), argument]));
        Assert.Empty(Directory.EnumerateFileSystemEntries(root));
    }

    [Fact]
    public async Task RegistryBudget_AbovePrefills_IsAMistake()
    {
        const string Registry = "--Registries:enterprise:BaseAddress=http://127.0.0.1:1";
        const string Budget = "Registries:enterprise:Budgets:Interactive ";
        Assert.DoesNotContain(await MistakesAsync(Registry), m => m.StartsWith(Budget, StringComparison.Ordinal));
        Assert.Contains(await MistakesAsync(Registry, "--Registries:enterprise:Budgets:Interactive=00:00:06"), m => m.StartsWith(Budget, StringComparison.Ordinal));
        Assert.Contains(await MistakesAsync(Registry, "--Prefill:Budget=00:00:03"), m => m.StartsWith(Budget, StringComparison.Ordinal));
    }

    [Fact]
    public async Task DataFolder_ClosedByItsOwner_IsAMistakeForRootToo()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows keeps rights in access lists.");
            return;
        }

        var closed = Directory.CreateDirectory(Path.Combine(root, "closed"), UnixFileMode.UserRead | UnixFileMode.UserExecute).FullName;
        Assert.Contains(await MistakesAsync($"--Data:Folder={closed}"), m => m.StartsWith("Data:Folder cannot be used", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SettingsFile_ThatIsNoJson_IsNamedWithItsLineAndReason()
    {
        var file = Path.Combine(root, "settings.json");
        await File.WriteAllTextAsync(file, "{\n  \"Limits\": {\n    oops\n  }\n}");
        Assert.False(HubFactory.TryBuild([$"--Settings={file}"], out _, out var reason));
        Assert.Contains("settings.json", reason, StringComparison.Ordinal);
        Assert.Contains("Line 3", reason, StringComparison.Ordinal);
        Assert.Contains("'o' is an invalid start", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MisspeltSection_InTheEnvironment_IsRefusedOnlyWhereItCanMeanNothingElse()
    {
        const string Misspelt = "Destinatons__portal__Enabled";
        const string Foreign = "SOMEBODY__ELSE__S";
        try
        {
            Environment.SetEnvironmentVariable(Misspelt, "true");
            Environment.SetEnvironmentVariable(Foreign, "true");
            Assert.StartsWith("Destinatons ", Assert.Single(await MistakesAsync()), StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable(Misspelt, null);
            Environment.SetEnvironmentVariable(Foreign, null);
        }
    }

    [Fact]
    public async Task HashSecret_GivenAsAnArgument_IsRefusedAndNotRepeated()
    {
        var before = Console.Error;
        await using var said = new StringWriter();
        try
        {
            Console.SetError(said);
            Assert.Equal(2, await HubCommands.InvokeAsync(["hash-secret", "thu-nghiem-khong-phai-bi-mat"]));
        }
        finally
        {
            Console.SetError(before);
        }

        Assert.Contains("standard input", said.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("thu-nghiem", said.ToString(), StringComparison.Ordinal);
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
        Assert.True(HubFactory.TryBuild(args, out WebApplication? app, out _, HubUse.Check));
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
