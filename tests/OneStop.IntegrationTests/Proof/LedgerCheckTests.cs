using OneStop.Core.Sync;
using OneStop.Mocks;

namespace OneStop.IntegrationTests.Proof;

/// <summary>The checker finds what it is there to find: each test spoils one of three books that agree.</summary>
public sealed class LedgerCheckTests
{
    private const string Code = "H49.14-251120-0001";

    private readonly List<SentMessage> source = [.. Enumerable.Range(1, 3).Select(n => new SentMessage(Code, n, $"{Code}:{n}") { EventIds = [$"4-{n}"] })];
    private readonly List<JournalLine> journal = [.. Enumerable.Range(1, 3).Select(n => Line(n, n))];
    private readonly HashSet<EventPosition> delivered = [.. Enumerable.Range(1, 3).Select(n => new EventPosition(4, n))];
    private readonly HashSet<EventPosition> held = [];
    private readonly List<PortalEffect> portal = [.. Enumerable.Range(1, 3).SelectMany(n => new[] { Record(n), Step(n) })];

    [Fact]
    public void Run_BooksAgree_IsClean() => Assert.True(Run().IsClean, Run().ToString());

    [Fact]
    public void Run_NoAnswer_IsLost()
    {
        source[1] = source[1] with { EventIds = [] };

        AssertOnly(defects => defects.Lost);
    }

    [Fact]
    public void Run_RowWithoutEffect_IsLostUnlessHeld()
    {
        portal.RemoveAll(effect => effect is { Kind: "step", Text: "#3" });
        delivered.Remove(new(4, 3));
        AssertOnly(defects => defects.Lost);

        held.Add(new(4, 3));
        Assert.True(Run().IsClean);
    }

    [Fact]
    public void Run_GapInPartition_IsLost()
    {
        journal[2] = journal[2] with { Position = new(4, 4) };
        delivered.Remove(new(4, 3));
        source[2] = source[2] with { EventIds = ["4-4"] };

        AssertOnly(defects => defects.Lost);
    }

    [Fact]
    public void Run_StepTwice_IsDoubled()
    {
        portal.Add(Step(3));

        AssertOnly(defects => defects.Doubled);
    }

    [Fact]
    public void Run_MessageInTwoRows_IsDoubled()
    {
        journal.Add(Line(3, 4));

        Assert.NotEmpty(Run().Doubled);
    }

    [Fact]
    public void Run_OneMessageToldTwoEvents_IsDoubled()
    {
        source[0] = source[0] with { EventIds = ["4-1", "4-9"] };

        Assert.NotEmpty(Run().Doubled);
    }

    [Fact]
    public void Run_StepsSwapped_IsReordered()
    {
        (portal[1], portal[3]) = (portal[3], portal[1]);

        AssertOnly(defects => defects.Reordered);
    }

    [Fact]
    public void Run_EndsWithAnEarlierRecord_IsReordered()
    {
        portal.Add(Record(2));

        AssertOnly(defects => defects.Reordered);
        Assert.Equal(1, Run().Setbacks);
    }

    [Fact]
    public void Run_EarlierRecordForAMoment_IsASetback()
    {
        portal.Add(Record(2));
        portal.Add(Record(3));

        Assert.True(Run().IsClean);
        Assert.Equal((2, 1), (Run().Repeats, Run().Setbacks));
    }

    [Fact]
    public void Run_JournalInAnotherOrder_IsReordered()
    {
        journal[0] = Line(2, 1);
        journal[1] = Line(1, 2);
        source[0] = source[0] with { EventIds = ["4-2"] };
        source[1] = source[1] with { EventIds = ["4-1"] };

        AssertOnly(defects => defects.Reordered);
    }

    [Fact]
    public void Run_ToldWithoutRow_IsFalselyReported()
    {
        journal.RemoveAt(2);
        portal.RemoveAll(effect => effect.Text == "#3");

        AssertOnly(defects => defects.FalselyReported);
    }

    [Fact]
    public void Run_DeliveredWithoutEffect_IsFalselyReported()
    {
        portal.RemoveAll(effect => effect is { Kind: "step", Text: "#3" });

        Assert.Single(Run().FalselyReported);
    }

    [Fact]
    public void Run_RefusedYetInTheJournal_IsFalselyReported()
    {
        source[2] = source[2] with { EventIds = [], Refusal = "409" };

        AssertOnly(defects => defects.FalselyReported);
    }

    private Defects Run() => LedgerCheck.Run(source, new HubBooks(journal, delivered, held), portal);

    private void AssertOnly(Func<Defects, List<string>> kind)
    {
        var found = Run();
        Assert.Single(kind(found));
        Assert.Equal(1, found.Lost.Count + found.Doubled.Count + found.Reordered.Count + found.FalselyReported.Count);
    }

    private static JournalLine Line(int number, long seq) => new(new(4, seq), Code, number, $"{Code}:{number}", number, "4");

    private static PortalEffect Record(int number) => Effect(number == 1 ? "create" : "update", number);

    private static PortalEffect Step(int number) => Effect("step", number);

    private static PortalEffect Effect(string kind, int number) => new(0, 0, default, kind, Code, "4", null, $"#{number}", "", null);
}
