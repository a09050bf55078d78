using OneStop.Core.Sync;
using OneStop.Tests.Sync.Simulation;

namespace OneStop.Tests.Sync;

/// <summary>
/// The pump against drawn schedules of kills, freezes, takeovers, lost answers, outages and store failures (I1, I2, I3; F01–F05, F07, F19,
/// F21, F24, F25, F35). A failing seed replays the same schedule.
/// </summary>
public sealed class PumpSimulationTests
{
    private const int Streams = 4;

    /// <summary>Set ONESTOP_SCHEDULES to explore more.</summary>
    private static int Schedules => int.TryParse(Environment.GetEnvironmentVariable("ONESTOP_SCHEDULES"), out var given) ? given : 5_000;

    [Fact]
    public void RunAsync_AnySchedule_LosesNothingDoublesNothingAndKeepsOrder()
    {
        var context = SynchronizationContext.Current;
        try
        {
            for (var seed = 0; seed < Schedules; seed++)
            {
                Explore(seed);
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private static void Explore(int seed)
    {
        var world = new World(seed) { StoreFaults = seed % 3 == 0 ? 5 : 0 };
        var draw = new Random(seed);
        if (seed % 4 == 0)
        {
            world.FarSide.Poison.Add(1 + draw.Next(10));
        }

        if (seed % 5 == 0)
        {
            world.FarSide.Crashing.Add(1 + draw.Next(10));
        }

        for (var i = 0; i < 150; i++)
        {
            world.Step(Streams);
        }

        world.Settle();
        try
        {
            Check(world, seed);
        }
        catch
        {
            Console.WriteLine(string.Join(Environment.NewLine, world.Log));
            throw;
        }
    }

    private static void Check(World world, int seed)
    {
        var effects = world.FarSide.Effects;
        Assert.True(world.Store.Seq == world.Store.Rows.Count, $"seed {seed}: the cursor stands at {world.Store.Seq} of {world.Store.Rows.Count}");
        Assert.True(world.FarSide.Repeated == 0, $"seed {seed}: {world.FarSide.Repeated} sent again without a doubt");
        foreach (var stream in world.Store.Rows.GroupBy(row => row.Stream))
        {
            var arrived = effects.Where(effect => effect.Stream == stream.Key).Select(effect => effect.Seq).ToList();
            var held = world.Store.WaitingOf(stream.Key).ToList();
            var accepted = stream.Select(row => row.Position.Seq).ToList();
            Assert.True(arrived.SequenceEqual(arrived.Order()), $"seed {seed}: {stream.Key} arrived as {string.Join(' ', arrived)}");
            Assert.True(
                accepted.SequenceEqual(arrived.Concat(held).Distinct().Order()),
                $"seed {seed}: {stream.Key} accepted {string.Join(' ', accepted)}, arrived {string.Join(' ', arrived)}, held {string.Join(' ', held)}");
            Assert.True(held.Count == 0 || IsDead(world, stream.Key) || world.FarSide.Crashing.Contains(held[0]), $"seed {seed}: {stream.Key} waits without being dead");
        }
    }

    private static bool IsDead(World world, StreamKey stream) =>
        world.Store.Holds.Any(hold => hold.Stream == stream && hold.State == HoldState.Dead);
}
