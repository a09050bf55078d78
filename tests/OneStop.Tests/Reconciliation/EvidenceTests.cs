using OneStop.Core.Dossiers;
using OneStop.Core.Errors;
using OneStop.Core.Reconciliation;
using OneStop.Core.Sync;

namespace OneStop.Tests.Reconciliation;

/// <summary>Every cause, and what is done about it.</summary>
public sealed class EvidenceTests
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 22, 8, 0, 0, TimeSpan.FromHours(7));
    private static readonly DateOnly Day = new(2026, 11, 22);

    private static readonly TransitionTable Transitions = new(
    [
        new(DossierStatus.Received, DossierStatus.Processing, new(2025, 1, 1), null),
        new(DossierStatus.Processing, DossierStatus.Finished, new(2025, 1, 1), null),
    ]);

    [Theory]
    [InlineData(DossierStatus.Received, true, false, false, DifferenceCause.FarOlder)]
    [InlineData(DossierStatus.Finished, true, false, false, DifferenceCause.FarAhead)]
    [InlineData(DossierStatus.Withdrawn, true, false, false, DifferenceCause.FarOther)]
    [InlineData(null, true, false, false, DifferenceCause.FarMissing)]
    [InlineData(null, true, true, false, DifferenceCause.Cancelled)]
    [InlineData(null, false, false, false, DifferenceCause.InQueue)]
    [InlineData(null, false, false, true, DifferenceCause.Held)]
    [InlineData(DossierStatus.Finished, false, false, false, DifferenceCause.InQueue)]
    public void Cause_OfWhatIsKnown_IsTheRightOne(DossierStatus? far, bool passed, bool cancelled, bool held, DifferenceCause expected)
    {
        var evidence = Of(far is { } status ? Seen(status) : null) with { IsPassed = passed, IsCancelled = cancelled, Hold = held ? Hold() : null };

        Assert.Equal(expected, evidence.Cause(Transitions, Day));
    }

    [Fact]
    public void Cause_SameStatusWithOtherTimes_IsNobodysEarlierState() =>
        Assert.Equal(DifferenceCause.FarOther, Of(Seen(DossierStatus.Processing) with { FinishedAt = Morning }).Cause(Transitions, Day));

    [Fact]
    public void IsSame_FractionsOfASecond_DoNotDiffer() =>
        Assert.True(new Evidence(Hub() with { ReceivedAt = Morning.AddMilliseconds(999) }, Seen(DossierStatus.Processing), true, false, []).IsSame);

    [Fact]
    public void Owner_OfAHeldOne_IsWhoseTheErrorIs()
    {
        var held = Of(null) with { Hold = Hold() };
        Assert.Equal((Blame.Data, "destination.rejects-data"), (held.Owner(DifferenceCause.Held), held.ErrorOf(DifferenceCause.Held)!.Id));
    }

    [Fact]
    public void Owner_OfAWaitingOne_IsTheFarSidesOnlyWhileItIsDown()
    {
        var waiting = Of(null) with { IsPassed = false };
        Assert.Equal(Blame.Ours, waiting.Owner(DifferenceCause.InQueue));
        Assert.Equal(Blame.Theirs, (waiting with { Outage = new(ErrorCode.DestinationFailing) }).Owner(DifferenceCause.InQueue));
    }

    [Fact]
    public void Rules_EveryCauseHasOne_AndOnlyWhatWasDeliveredAndLostHeals()
    {
        Assert.Equal(Enum.GetValues<DifferenceCause>().Order(), DifferenceRules.All.Select(rule => rule.Cause).Order());
        Assert.Equal([DifferenceCause.FarMissing, DifferenceCause.FarOlder], DifferenceRules.All.Where(rule => rule.Heals).Select(rule => rule.Cause));
    }

    [Theory]
    [InlineData(DifferenceCause.FarMissing, 2, false)]
    [InlineData(DifferenceCause.FarMissing, 3, true)]
    [InlineData(DifferenceCause.FarAhead, 0, true)]
    [InlineData(DifferenceCause.InQueue, 0, false)]
    public void NeedsPerson_AheadOrHealedInVain_IsTrue(DifferenceCause cause, int heals, bool expected) => Assert.Equal(
        expected, new Difference("portal", "x", Day, cause, Blame.Theirs, null, null, null, Morning, Morning, heals).NeedsPerson);

    private static Evidence Of(FarDossier? far) => new(Hub(), far, IsPassed: true, IsCancelled: false, [Seen(DossierStatus.Received)]);

    private static HubDossier Hub() => new(Code, DossierStatus.Processing, Morning, null, Day, new(1, 2), Morning);

    private static FarDossier Seen(DossierStatus status) => new(Code.Text, status, Morning);

    private static ParkedEntry Hold() => new(
        "portal", StreamKey.Of(Code), HoldState.Dead, 1, Morning, Morning, false, "destination.rejects-data", null, new(1, 2), 1);

    private static DossierCode Code => DossierCode.TryParse("H49.14-261122-0001", out var code, out _) ? code : throw new InvalidOperationException();
}
