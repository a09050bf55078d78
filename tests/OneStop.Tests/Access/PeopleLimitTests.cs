using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using OneStop.Core.Access;
using OneStop.Core.Dossiers;
using OneStop.Core.Sync;
using OneStop.Tests.Sync;

namespace OneStop.Tests.Access;

/// <summary>B43: whoever asks about hundreds of people without a dossier is stopped; whoever works at a counter is not.</summary>
public sealed class PeopleLimitTests
{
    private readonly FakeTimeProvider time = new();
    private readonly PeopleLimit limit;

    public PeopleLimitTests() => limit = new(3, time);

    [Fact]
    public void Exceeded_OneMoreThanAllowed_SaysHowLongToWait()
    {
        Ask("a", "b", "c");
        time.Advance(TimeSpan.FromMinutes(4));

        Assert.Equal(TimeSpan.FromMinutes(6), limit.Exceeded(Of("H49.14"), "d"));
        time.Advance(TimeSpan.FromMinutes(6));
        Assert.Null(limit.Exceeded(Of("H49.14"), "d"));
    }

    [Fact]
    public void Exceeded_TheSamePersonAgain_IsNoOther()
    {
        Ask("a", "b", "c");

        Assert.Null(limit.Exceeded(Of("H49.14"), "a"));
    }

    [Fact]
    public void Exceeded_AnotherUnitOrClient_HasItsOwnCount()
    {
        Ask("a", "b", "c");

        Assert.Null(limit.Exceeded(Of("H49.15"), "d"));
        Assert.Null(limit.Exceeded(Of("H49.14") with { Caller = new("another", [DeskBench.Province]) }, "d"));
    }

    [Fact]
    public void Exceeded_DossierThatTheHubHas_IsNotCounted()
    {
        Ask("a", "b", "c");

        Assert.Null(limit.Exceeded(Of("H49.14") with { Known = Head }, "d"));
    }

    [Fact]
    public void Exceeded_ManyUnitsOverTime_AreForgotten()
    {
        for (var i = 0; i < 25_000; i++)
        {
            time.Advance(TimeSpan.FromMilliseconds(50));
            Assert.Null(limit.Exceeded(Of(string.Create(CultureInfo.InvariantCulture, $"H49.{i / 1000}.{i % 1000}")), "a"));
        }
    }

    private static DossierHead Head { get; } =
        new(DeskBench.Code, 1, DossierStatus.Processing, DeskBench.Procedure, DeskBench.Unit, null, [], null, DeskBench.Now);

    private void Ask(params string[] people) => Assert.All(people, person => Assert.Null(limit.Exceeded(Of("H49.14"), person)));

    private static Purpose Of(string unit) => new(
        DeskBench.Code, DeskBench.Procedure, new("QNI_MAU_01", AgencyCode.TryParse(unit, out var code, out _) ? code : throw new InvalidOperationException()), "Law", new("client", [DeskBench.Province]));
}
