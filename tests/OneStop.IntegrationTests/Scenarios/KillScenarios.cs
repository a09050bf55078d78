using System.Net.Sockets;
using OneStop.Core.Access;
using OneStop.IntegrationTests.Storage;
using OneStop.Mocks;

namespace OneStop.IntegrationTests.Scenarios;

/// <summary>What survives kill -9.</summary>
public abstract class KillScenarios<TStore> : StoreScenarios<TStore>
    where TStore : ITestStore, new()
{
    private const int Lookups = 100;

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(55)]
    [InlineData(90)]
    public async Task Kill_InTheMiddleOfAHundredLookUps_AccessLogVerifiesAndHoldsEveryCallThatReachedARegistry(int answersBeforeTheKill)
    {
        // F01, F03, I5: the row is durable before the bytes leave.
        using var folder = new TemporaryFolder();
        await using var nation = await MockNation.StartAsync(new MockNationOptions());
        var settings = OnStore(new HubSettings(nation, Path.Combine(folder.Path, "data")));
        var (hub, address) = await HubProcess.StartAsync(settings);
        using (hub)
        {
            await KillAfterAsync(hub, address, answersBeforeTheKill);
        }

        var (exitCode, output) = await HubProcess.RunAsync("verify-audit", settings);

        Assert.True(exitCode == 0, output);
        var reached = nation.Ledger.Lookups("population").Select(call => call.RequestId).ToList();
        Assert.True(reached.Count >= answersBeforeTheKill);
        Assert.Empty(reached.Except(await AttemptsAsync(settings)));
    }

    private static async Task KillAfterAsync(HubProcess hub, Uri address, int answers)
    {
        using var client = await new HubClient(address).SignInAsync();
        var enough = new TaskCompletionSource();
        var answered = 0;
        var calls = Parallel.ForAsync(0, Lookups, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, _) =>
        {
            try
            {
                using var answer = await client.LookupAsync("population/citizen", Dossiers.Mau);
                if (Interlocked.Increment(ref answered) == answers)
                {
                    enough.SetResult();
                }
            }
            catch (Exception broken) when (enough.Task.IsCompleted && (broken is HttpRequestException or SocketException))
            {
                // The line to a killed process breaks; what counts is what it had done until then.
            }
        });
        await enough.Task;
        await hub.KillAsync();
        await calls;
    }

    private static async Task<IReadOnlyCollection<string>> AttemptsAsync(HubSettings settings)
    {
        await using var store = StoreReader.Open(settings);
        var attempts = new HashSet<string>();
        await foreach (var row in store.Log.ReadAsync(0, TestContext.Current.CancellationToken))
        {
            if (row.Entry.Event == AuditEvent.Attempt)
            {
                attempts.Add(row.Entry.RequestId);
            }
        }

        return attempts;
    }
}
