using OneStop.Benchmarks.FarSides;

namespace OneStop.Benchmarks.Sync;

/// <summary>
/// What a destination where nobody listens costs the other one: two hubs that differ in nothing else drain the same in turns, in an order
/// that changes from pair to pair, so that neither a store's age nor the machine's mood counts against one of them.
/// </summary>
internal sealed record DeadDestination(SendingHub Alone, SendingHub Beside) : IAsyncDisposable
{
    public static async Task<DeadDestination> StartAsync(Nation nation, string folder, StoreOfRun store)
    {
        var traffic = new Traffic();
        return new(
            await SendingHub.StartAsync(nation, Path.Combine(folder, "alone"), store, traffic),
            await SendingHub.StartAsync(
                nation, Path.Combine(folder, "beside"), store, traffic,
                // The discard port.
                "--Destinations:reporting:Enabled=true", "--Destinations:reporting:Url=http://127.0.0.1:9/", "--Destinations:reporting:Secret=benchmark-synthetic-secret"));
    }

    public async Task MeasureAsync(int pairs, int events, StoreOfRun store, SyncMeasurements measured)
    {
        for (var pair = 0; pair < pairs; pair++)
        {
            (SendingHub Hub, SyncEntry Entry)[] turns = [(Alone, measured.WithoutDead), (Beside, measured.BesideDead)];
            foreach (var (hub, entry) in pair % 2 == 0 ? turns : [turns[1], turns[0]])
            {
                entry.Add(await hub.DrainAsync(events / Pace.EventsEach, store), hub.Breaks());
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Beside.DisposeAsync();
        await Alone.DisposeAsync();
    }
}
