using System.Globalization;
using OneStop.Host.Commands.Demo;

namespace OneStop.Tests.Host;

/// <summary>The demo's ledger says what it sees: it can be unclean.</summary>
public sealed class DemoLedgerTests
{
    private static readonly DossierLife Life = DossierLife.All(new DateTimeOffset(2026, 11, 22, 3, 0, 0, TimeSpan.Zero))[1];

    [Fact]
    public void Of_EverythingOnceAndInOrder_Clean()
    {
        var line = Of(Effects());

        Assert.True(line.IsClean);
        Assert.Equal((1, 4, 4, 0), (line.Creates, line.Updates, line.Steps, line.Repeats));
    }

    [Fact]
    public void Of_StepTwice_Doubled() => Assert.Equal(1, Of([.. Effects(), Effects()[1]]).Doubled);

    [Fact]
    public void Of_RecordCreatedTwice_Doubled() => Assert.Equal(1, Of([Effects()[0], .. Effects()]).Doubled);

    [Fact]
    public void Of_StepNeverCame_Lost() => Assert.Equal(1, Of([.. Effects().Where(effect => effect != Effects()[^1])]).Lost);

    [Fact]
    public void Of_JournalLacksOne_Lost() => Assert.Equal(1, LedgerLine.Of(Life, new(5, 0, 5), journal: 4, Effects()).Lost);

    [Fact]
    public void Of_StepsSwapped_OutOfOrder()
    {
        var effects = Effects();
        (effects[1], effects[3]) = (effects[3], effects[1]);

        Assert.Equal(1, Of(effects).OutOfOrder);
    }

    [Fact]
    public void Of_RecordWentBack_OutOfOrder()
    {
        var effects = Effects();

        Assert.Equal(1, Of([.. effects, effects[0] with { Kind = "update" }]).OutOfOrder);
    }

    [Fact]
    public void Of_SameKeyAgain_ARepeatThatChangedNothing()
    {
        var line = Of([.. Effects(), new PortalEffect("key-repeat", "key-1", "", Key: "key-1")]);

        Assert.True(line.IsClean);
        Assert.Equal(1, line.Repeats);
    }

    private static LedgerLine Of(IReadOnlyList<PortalEffect> effects) => LedgerLine.Of(Life, new(5, 0, 5), journal: 5, effects);

    // The record of each message, and its step where it has one.
    private static List<PortalEffect> Effects() =>
    [
        .. Life.Messages.Index().SelectMany(message => (PortalEffect[])
        [
            Effect(message.Index == 0 ? "create" : "update", message.Item, message.Index, null),
            .. message.Item.Step is { } step ? [Effect("step", message.Item, message.Index, step)] : Array.Empty<PortalEffect>(),
        ]),
    ];

    private static PortalEffect Effect(string kind, LifeMessage message, int index, string? text) =>
        new(kind, Life.Code, ((int)message.Status).ToString(CultureInfo.InvariantCulture), text, $"key-{index}");
}
