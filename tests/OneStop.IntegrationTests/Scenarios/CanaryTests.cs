using System.Net.Http.Json;
using System.Text.Json.Nodes;
using OneStop.Mocks;

namespace OneStop.IntegrationTests.Scenarios;

/// <summary>I6: recognisable people go through the hub, and nothing that is written down about it knows them.</summary>
public sealed class CanaryTests
{
    // Numbers and names of everybody the scenario asks about, and of those the answers mention; also as the wire folds and splits them.
    private static readonly string[] Canaries =
    [
        "022090000001", "022188000002", "022085000010", "022187000011", "022086000050", "022055000030", "100000001", "22090000001",
        "Nguyễn Văn Mẫu", "NGUYỄN VĂN MẪU", "NGUYENVANMAU", "Trần Thị Thử", "TRANTHITHU", "Phạm Văn Thử", "PHAMVANTHUHOA", "Mẫu Huyền", "LETHIMAUHUYEN",
        "Mẫu Doanh", "TRINHVANMAUDOANH", "Mẫu Lâm", "VUVANMAULAM", "CANARY-TYPED-BY-A-CALLER",
        HubSettings.Secret, "synthetic-population-secret", "synthetic-enterprise-secret", "synthetic-civil-status-secret",
    ];

    [Fact]
    public async Task Scenario_WithRecognisablePeople_LeavesNoneOfThemInLogsMetricsTracesOrProblems()
    {
        using var folder = new TemporaryFolder();
        await using var nation = await MockNation.StartAsync(new MockNationOptions());
        await using var collector = await TraceCollector.StartAsync();
        var settings = new HubSettings(nation, Path.Combine(folder.Path, "data"));
        settings.Values["Telemetry:Otlp"] = collector.Address.ToString();
        settings.Values["Telemetry:SampleRatio"] = "1";
        settings.Values["Logging:LogLevel:Default"] = "Trace";
        settings.Values["Logging:LogLevel:System.Net.Http"] = "Trace";
        settings.Values["Logging:LogLevel:Polly"] = "Trace";
        settings.Values["Logging:LogLevel:Microsoft.AspNetCore"] = "Trace";
        settings.Values["Logging:LogLevel:Microsoft.Extensions.Http"] = "Trace";
        settings.Values["Logging:LogLevel:OpenIddict"] = "Trace";
        var (hub, address) = await HubProcess.StartAsync(settings);
        using var client = await new HubClient(address).SignInAsync();

        var problems = await LiveADayAsync(client, nation);
        var metrics = await client.Http.GetStringAsync("metrics");
        await collector.FirstReceived;
        await hub.KillAsync();

        AssertClean("problem documents", problems);
        AssertClean("metrics", metrics);
        AssertClean("traces", collector.Text());
        AssertClean("console", string.Join('\n', hub.Output));
        foreach (var file in Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories))
        {
            AssertClean(Path.GetFileName(file), await File.ReadAllTextAsync(file));
        }

        // The sieve holds only if there was something to sift.
        Assert.Contains("onestop", metrics, StringComparison.Ordinal);
        Assert.Contains(hub.Output, line => line.Contains("v1/prefill", StringComparison.Ordinal));
        Assert.Contains("population", collector.Text(), StringComparison.Ordinal);
        Assert.True(problems.Length > 1000);
    }

    private static async Task<string> LiveADayAsync(HubClient client, MockNation nation)
    {
        var problems = new List<string>();
        await client.PrefillAsync(Dossiers.Birth(Dossiers.Mau, Dossiers.Thu));
        await client.PrefillAsync(Dossiers.Birth(Dossiers.Hoa, Dossiers.Huyen));
        await client.PrefillAsync(Dossiers.Birth(Dossiers.Person("100000001", "Vũ Văn Mẫu Lâm", "1955-06-06"), Dossiers.Thu));
        await client.PrefillAsync(Dossiers.Purpose("H49.14-261122-0005", "1.001612", new()
        {
            ["applicant"] = Dossiers.Person("022086000050", "Trịnh Văn Mẫu Doanh", "1986"),
        }));
        foreach (var overlay in nation.Overlays.Keys.Order(StringComparer.Ordinal))
        {
            nation.SwitchOn("population", overlay);
            problems.Add(await ProblemAsync(client, "population/citizen", Dossiers.Mau));
            nation.SwitchOff("population", overlay);
        }

        nation.StopSystem("population");
        problems.Add(await ProblemAsync(client, "population/citizen", Dossiers.Mau));
        nation.StopSystem("enterprise");
        problems.Add(await ProblemAsync(client, "enterprise/household-business", Dossiers.Person("022086000050", "Trịnh Văn Mẫu Doanh", "1986"), "1.001612"));
        problems.Add(await ProblemAsync(client, "population/citizen", Dossiers.Person("22090000001", "Nguyễn Văn Mẫu", "1990-01-15")));
        problems.Add(await ProblemAsync(client, "population/citizen", Dossiers.Person("022090000001", "Nguyễn Văn Mẫu\u0000", "15/01/1990")));
        problems.Add(await ProblemAsync(client, "population/022090000001", Dossiers.Mau));
        problems.Add(await ProblemAsync(client, "population/citizen?soDinhDanh=022090000001&name=CANARY-TYPED-BY-A-CALLER", new() { ["022090000001"] = "CANARY-TYPED-BY-A-CALLER" }));
        return string.Concat(problems);
    }

    private static async Task<string> ProblemAsync(HubClient client, string operation, JsonObject subject, string procedure = "1.001193")
    {
        using var answer = await client.LookupAsync(operation, subject, procedure);
        return answer.IsSuccessStatusCode ? "" : await answer.Content.ReadAsStringAsync();
    }

    private static void AssertClean(string where, string text)
    {
        foreach (var canary in Canaries)
        {
            var at = Find(canary, text);
            Assert.True(at < 0, at < 0 ? "" : $"{where} knows a person: …{text[Math.Max(0, at - 200)..Math.Min(text.Length, at + 60)]}…");
        }
    }

    // A nine-digit number turns up by chance inside the digits of a measured sum; as a person's it stands alone.
    private static int Find(string canary, string text)
    {
        var at = text.IndexOf(canary, StringComparison.OrdinalIgnoreCase);
        while (at >= 0 && canary.Length < 12 && char.IsAsciiDigit(canary[0]) && IsInsideANumber(text, at, canary.Length))
        {
            at = text.IndexOf(canary, at + 1, StringComparison.OrdinalIgnoreCase);
        }

        return at;
    }

    private static bool IsInsideANumber(string text, int at, int length) =>
        (at > 0 && char.IsAsciiDigit(text[at - 1])) || (at + length < text.Length && char.IsAsciiDigit(text[at + length]));
}
