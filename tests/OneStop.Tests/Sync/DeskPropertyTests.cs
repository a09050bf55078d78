using CsCheck;
using OneStop.Core.Dossiers;
using OneStop.Core.Sync;
using static OneStop.Tests.Sync.DeskBench;

namespace OneStop.Tests.Sync;

/// <summary>Whatever is sent, in whatever order: what was accepted never leaves the table, never goes back in time, and has no gap.</summary>
public sealed class DeskPropertyTests
{
    private static readonly Gen<(int Change, DossierStatus Status, int Minute, bool Numbered)> Message =
        Gen.Select(Gen.Int[0, 3], Gen.Enum<DossierStatus>(), Gen.Int[-5, 20], Gen.Bool);

    [Fact]
    public void Accepted_AnySequence_StaysInTheTable() => Message.Array[1, 40].Sample(messages =>
    {
        var bench = new DeskBench();
        bench.SendAsync(State(DossierStatus.Filed) with { Results = [Result()], FinishedAt = At(9, 59) }).Wait();
        var minute = 0;
        foreach (var message in messages)
        {
            minute += message.Minute;
            var at = At(8, 30).AddMinutes(minute);
            bench.SendAsync(Change(message.Change, message.Status), at, message.Numbered ? bench.Journal.Rows.Count : null).Wait();
        }

        Check(bench);
    }, iter: 300, threads: 1);

    private static DossierChange Change(int kind, DossierStatus status) => kind switch
    {
        0 => new DossierChange.Progress(status, new("Trần Thị Thử", "Xử lý")),
        1 => new DossierChange.SupplementRequested("Trần Thị Thử", "Bổ sung"),
        2 => new DossierChange.SupplementCompleted("Trần Thị Thử", "Đủ", status),
        _ => new DossierChange.Full(State(status) with { Results = [Result()], FinishedAt = At(9, 59) }, []),
    };

    private static void Check(DeskBench bench)
    {
        var events = bench.Events();
        for (var i = 0; i < events.Count; i++)
        {
            Assert.Equal(i + 1, events[i].Version);
            Assert.Equal(i + 1, bench.Journal.Rows[i].Position.Seq);
            if (i > 0)
            {
                var (before, after) = (events[i - 1], events[i]);
                Assert.True(bench.Rules.Transitions.Allows(before.Dossier!.Status, after.Dossier!.Status, ProvinceTime.DayOf(after.SourceTime)));
                Assert.True(after.SourceTime >= before.SourceTime);
                Assert.True(after.Sequence is null || events.Take(i).All(earlier => earlier.Sequence is null || earlier.Sequence < after.Sequence));
            }
        }
    }
}
