using Dapper;
using Microsoft.Data.Sqlite;
using OneStop.Mocks;

namespace OneStop.IntegrationTests.Scenarios;

/// <summary>The real process on a store or key that it cannot use: one clear line, a documented exit code, no stack.</summary>
public sealed class StartScenarios : IDisposable
{
    private const string Newer = "insert into schema_version (version, name, checksum, applied_at) values (9999, '9999_later', 'x', 'x')";

    private readonly TemporaryFolder folder = new();

    private string Data => Path.Combine(folder.Path, "data");

    private string Store => Path.Combine(Data, "onestop.db");

    [Fact]
    public async Task Run_CleanStop_LeavesOnePrivateFileThatIsTheStore()
    {
        await using var nation = await NationAsync();
        await StartAndStopAsync(new HubSettings(nation, Data));

        Assert.False(File.Exists(Store + "-wal"));
        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        Assert.All(
            Directory.EnumerateFileSystemEntries(Data, "*", SearchOption.AllDirectories).Append(Data),
            path => Assert.True(OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & Others) == UnixFileMode.None, path));
    }

    [Fact]
    public async Task Run_AuditKeyGoneWhileTheLogHasRows_IsRefusedAndMakesNone()
    {
        await using var nation = await NationAsync();
        var settings = new HubSettings(nation, Data);
        await StartAndStopAsync(settings);
        await ExecuteAsync("insert into audit (seq, hash, entry) values (1, x'00', '{}')");
        var key = Path.Combine(Data, "keys", "audit-seal.key");
        File.Delete(key);

        foreach (var (verb, code) in new[] { ("run", 1), ("verify-audit", 2) })
        {
            var (exit, output) = await HubProcess.RunAsync(verb, settings);
            Assert.Equal(code, exit);
            Assert.Contains("audit-seal.key", output, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(key));
    }

    // F47: rows and head as an older copy of the store has them are whole in themselves.
    [Fact]
    public async Task VerifyAudit_LogPutBackWithItsHead_IsToldByWhatWasNotedOutside()
    {
        await using var nation = await NationAsync();
        var settings = new HubSettings(nation, Data);
        await StartAndStopAsync(settings);
        File.Copy(Store, Store + ".older");
        var (hub, address) = await HubProcess.StartAsync(settings);
        using (hub)
        {
            using var client = await new HubClient(address).SignInAsync();
            using var answer = await client.LookupAsync("population/citizen", Dossiers.Mau);
            await NotedAsync(2);
            hub.Terminate();
            Assert.Equal(0, await hub.ExitAsync());
        }

        Assert.Equal(0, (await HubProcess.RunAsync("verify-audit", settings)).ExitCode);
        File.Move(Store + ".older", Store, overwrite: true);
        var (exit, output) = await HubProcess.RunAsync("verify-audit", settings);

        Assert.Equal(1, exit);
        Assert.Contains("ends at row 0, and this node noted 2 rows", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_StoreOfANewerVersion_SaysSoAndEndsWithItsCode()
    {
        await using var nation = await NationAsync();
        var settings = new HubSettings(nation, Data);
        await StartAndStopAsync(settings);
        await ExecuteAsync(Newer);

        await RefusedAsync(settings, 3, "newer");
    }

    [Fact]
    public async Task Run_NoPostgres_SaysSoWithoutThePasswordAndEndsWithItsCode()
    {
        await using var nation = await NationAsync();
        var settings = new HubSettings(nation, Data);
        settings.Values["Storage:Provider"] = "postgres";
        settings.Values["Storage:ConnectionString"] = "Host=127.0.0.1;Port=1;Database=onestop;Username=onestop;Password=khong-phai-bi-mat";

        Assert.DoesNotContain("khong-phai-bi-mat", await RefusedAsync(settings, 3, "store"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AddressOfAnotherMachine_SaysSo()
    {
        await using var nation = await NationAsync();
        var settings = new HubSettings(nation, Data);
        settings.Values["Urls"] = "http://192.0.2.1:8080";

        await RefusedAsync(settings, 1, "cannot listen");
    }

    public void Dispose() => folder.Dispose();

    private async Task NotedAsync(int rows)
    {
        var note = Path.Combine(Data, "high-water.json");
        while (!(await File.ReadAllTextAsync(note)).Contains($"\"auditRows\":{rows}", StringComparison.Ordinal))
        {
            await Task.Delay(50);
        }
    }

    private static async Task<string> RefusedAsync(HubSettings settings, int code, string word)
    {
        var (exit, output) = await HubProcess.RunAsync("run", settings);
        Assert.Equal(code, exit);
        Assert.Contains(word, output, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled exception", output, StringComparison.Ordinal);
        return output;
    }

    private static async Task StartAndStopAsync(HubSettings settings)
    {
        var (hub, _) = await HubProcess.StartAsync(settings);
        using (hub)
        {
            hub.Terminate();
            Assert.Equal(0, await hub.ExitAsync());
        }
    }

    private Task<MockNation> NationAsync() => MockNation.StartAsync(new MockNationOptions { LedgerPath = Path.Combine(folder.Path, "ledger.jsonl") });

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Store};Pooling=False");
        await connection.ExecuteAsync(sql);
    }
}
