using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OneStop.IntegrationTests.Scenarios;
using OneStop.IntegrationTests.Storage;

namespace OneStop.IntegrationTests.Proof;

/// <summary>The real process ends while it takes in what citizens file and ministries send, beside its sending.</summary>
public abstract class InboundProof<TStore> : StoreScenarios<TStore>
    where TStore : ITestStore, new()
{
    private const int EventsPerKill = 20;
    private const int ItemsPerKill = 8;
    private const int Length = 10;

    private readonly List<Sent> filed = [];

    // F01–F05, inward: a cursor feed and a feed that forgets what is marked. F12 on PostgreSQL.
    [Fact]
    public async Task Kill_WhilePulling_EveryItemInTheInboxOnceWithItsFiles()
    {
        var kills = ProofRun.Of(brief: 2, soak: 60);
        await using var bench = await ProofBench.StartAsync(OnStore);
        Feed(bench);
        bench.Load(dossiers: EventsPerKill * (kills + 1) / Length, Length);
        Contention? contention = null;
        for (var i = 0; i < kills; i++)
        {
            var node = await bench.StartHubAsync();
            contention ??= await ContendAsync(bench);
            var before = bench.Nation.Ledger.Entries.Count;
            bench.Source.Allow(EventsPerKill);
            Arrive(bench);

            // Every other time while items are marked as taken: what is marked must be kept.
            await (i % 2 == 0
                ? bench.CalledAsync(before, IsMark, 1 + bench.Draw.Next(2))
                : bench.CalledAsync(before, IsPull, 1 + bench.Draw.Next(2 * ItemsPerKill)));
            await node.KillAsync();
        }

        await bench.StartHubAsync();
        bench.Source.Allow(EventsPerKill);
        Arrive(bench);
        await bench.DrainAsync(TimeSpan.FromMinutes(3));
        var sent = InboxCheck.Of(bench.Nation, filed);
        await bench.UntilTakenAsync(sent.Count, TimeSpan.FromMinutes(3));
        var found = await bench.CloseAsync();
        await bench.CompareInboxAsync(found, sent);

        var counted = contention is null ? "" : $", {await contention.CountAsync()}";
        bench.Report(
            "kill -9 while pulling",
            found,
            $"kills {kills}, items {sent.Count} with {sent.Sum(item => item.Files.Count)} files, pulled {bench.Nation.Ledger.Entries.Count(IsPull)} calls, half-written files left {bench.Drafts}{counted}");
        Assert.True(found.IsClean, $"seed {bench.Seed}: {found}");
        Assert.All(bench.Nation.Ministry.Messages, message => Assert.True(message.Taken > 0, $"{message.Id} was never marked"));
        await (contention?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private protected virtual Task<Contention?> ContendAsync(ProofBench bench) => Task.FromResult<Contention?>(null);

    private static bool IsPull(OneStop.Mocks.LedgerEntry entry) =>
        entry.System == "ministry" || entry.Operation.StartsWith("LayDanhSach", StringComparison.Ordinal) || entry.Operation.Contains("file", StringComparison.Ordinal);

    private static bool IsMark(OneStop.Mocks.LedgerEntry entry) => entry is { System: "ministry", Operation: "mark" };

    private static void Feed(ProofBench bench)
    {
        var settings = bench.Settings.Values;
        settings["Inbound:portal:Enabled"] = "true";
        settings["Inbound:portal:Every"] = "00:00:01";
        settings["Inbound:portal:Unit"] = "H49";
        settings["Inbound:ministry:Enabled"] = "true";
        settings["Inbound:ministry:Every"] = "00:00:01";
        settings["Inbound:ministry:Unit"] = "H49";
        settings["Inbound:ministry:BaseAddress"] = bench.Nation.BaseAddress("ministry").ToString();
        settings["Inbound:ministry:UserName"] = "onestop-ministry";
        settings["Inbound:ministry:Password"] = "synthetic-ministry-secret";
    }

    /// <summary>Half of the items come from the portal, some of them changes of earlier ones, and half from a ministry, two for each dossier.</summary>
    private void Arrive(ProofBench bench)
    {
        for (var i = 0; i < ItemsPerKill / 2; i++)
        {
            var papers = Enumerable.Range(0, bench.Draw.Next(3)).Select(paper => ($"giay-{paper}.pdf", Paper(bench.Draw))).ToList();
            var codes = filed.Select(item => item.Subject).Distinct(StringComparer.Ordinal).ToList();
            if (codes.Count > 0 && bench.Draw.Next(3) == 0)
            {
                var code = codes[bench.Draw.Next(codes.Count)];
                bench.Nation.PortalCounter.Change(code, "1", $"Bổ sung THỬ {filed.Count}", papers);
                Note(code, papers);
            }
            else
            {
                Note(bench.Nation.PortalCounter.File("1.001193", "NGUYỄN VĂN MẪU", papers), papers);
            }

            var dossier = $"G15-261122-{(bench.Nation.Ministry.Messages.Count / 2) + 1:000000}";
            bench.Nation.Ministry.Send(dossier, "4", $"Đã đăng ký THỬ {bench.Nation.Ministry.Messages.Count}", [("ket-qua.pdf", Paper(bench.Draw))]);
        }
    }

    private void Note(string code, List<(string Name, byte[] Content)> papers) => filed.Add(new(
        "portal",
        (filed.Count + 1).ToString(CultureInfo.InvariantCulture),
        code,
        [.. papers.Select(paper => Convert.ToHexStringLower(SHA256.HashData(paper.Content)))]));

    private static byte[] Paper(Random draw)
    {
        var rest = new byte[draw.Next(300_000)];
        draw.NextBytes(rest);
        return [.. Encoding.ASCII.GetBytes("%PDF-1.4 THU "), .. rest, .. "\n%%EOF"u8];
    }
}

public sealed class InboundOnSqlite : InboundProof<SqliteTestStore>;

public sealed class InboundOnPostgres : InboundProof<PostgresTestStore>
{
    private protected override async Task<Contention?> ContendAsync(ProofBench bench) => await Contention.StartAsync(
        bench.Settings.Values["Storage:ConnectionString"], bench.Seed, ["inbox", "inbox_counter", "inbox_feed", "journal", "delivery_cursor"]);
}
