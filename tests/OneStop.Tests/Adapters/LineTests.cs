using Microsoft.Extensions.Time.Testing;
using OneStop.Adapters.Plumbing;
using OneStop.Adapters.Plumbing.Wire;
using OneStop.Core.Errors;
using OneStop.Core.Facts;
using OneStop.Core.Registries;

namespace OneStop.Tests.Adapters;

public sealed class LineTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Quota_BurstThenRate_SaysHowLongToWait()
    {
        var quota = new Quota(perSecond: 2, burst: 3, clock);
        Assert.All(Enumerable.Range(0, 3), _ => Assert.Null(quota.Spend()));
        Assert.Equal(TimeSpan.FromSeconds(0.5), quota.Spend());
        clock.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Null(quota.Spend());
        Assert.NotNull(quota.Spend());
        clock.Advance(TimeSpan.FromHours(1));
        Assert.All(Enumerable.Range(0, 3), _ => Assert.Null(quota.Spend()));
        Assert.NotNull(quota.Spend());
    }

    [Fact]
    public void Health_FailuresThenAnswer_SinceTheFirstFailure()
    {
        var health = new RegistryHealth(clock);
        var first = clock.GetUtcNow();
        Assert.Equal(first, Since(health.Note(Down(ErrorCode.RegistryTimeout))));
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(first, Since(health.Note(Down(ErrorCode.RegistryResting))));
        Assert.Null(Since(health.Note(Down(ErrorCode.QuotaSpent))));
        health.Note(new Lookup.NotFound([]) { Source = Source });
        Assert.Equal(clock.GetUtcNow(), Since(health.Note(Down(ErrorCode.RegistryFailing))));
    }

    [Fact]
    public void RequestId_Many_DistinctSortableAndShortEnough()
    {
        var ids = Enumerable.Range(0, 1000).Select(_ =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(1));
            return RequestId.New(clock);
        }).ToList();
        Assert.Equal(1000, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.All(ids, id => Assert.Matches(@"\AH49-[0-9A-HJKMNP-TV-Z]{26}\z", id));
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("86400", 900)]
    [InlineData("Sun, 22 Nov 2026 08:00:30 GMT", 30)]
    [InlineData("Sun, 22 Nov 2026 07:00:00 GMT", 0)]
    public void RetryAfter_SecondsOrDate_ReadAndCapped(string header, int seconds)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Retry-After", header);
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetryAfterHeader.Read(response, clock));
    }

    // B55: the number in the answer is not the number that was asked about.
    [Fact]
    public void Judge_AnotherNumber_AboutAnother()
    {
        var broken = Assert.IsType<Lookup.Broken>(Judge(new Answer.Record(new FactSet { { FactKeys.FullName, "THỬ" } }, ["022090000002"])));
        Assert.Equal(ErrorCode.AnswerAboutAnother, broken.Fault.Code);
    }

    [Fact]
    public void Judge_RequiredFactMissing_IncompleteNamesIt()
    {
        var broken = Assert.IsType<Lookup.Broken>(Judge(new Answer.Record([], ["022090000001"])));
        Assert.Equal((ErrorCode.AnswerIncomplete, "person.fullName"), (broken.Fault.Code, broken.Fault.Field));
    }

    [Fact]
    public void Judge_MoreThanWasAsked_KeptOnlyWhatWasAsked()
    {
        var found = Assert.IsType<Lookup.Found>(Judge(new Answer.Record(
            new FactSet { { FactKeys.FullName, "THỬ" }, { FactKeys.Religion, "không" } }, ["022090000001"])));
        Assert.Equal([FactKeys.FullName], found.Facts.Select(f => f.Key));
        Assert.Equal([FactKeys.BirthDate], found.NotHeld);
    }

    [Fact]
    public void Judge_EveryErrorCodeOfARegistry_OneOfThreeCases()
    {
        foreach (var code in Enum.GetValues<ErrorCode>())
        {
            var lookup = Judge(new Answer.Failed(code));
            var expected = code switch
            {
                ErrorCode.RegistryTimeout or ErrorCode.RegistryUnreachable or ErrorCode.RegistryThrottled or ErrorCode.RegistryFailing
                    or ErrorCode.RegistrySuspended or ErrorCode.RegistryResting or ErrorCode.TokenUnavailable or ErrorCode.QuotaSpent => typeof(Lookup.Unavailable),
                ErrorCode.AnswerMalformed or ErrorCode.AnswerIncomplete or ErrorCode.AnswerTooLarge or ErrorCode.AnswerAboutAnother => typeof(Lookup.Broken),
                _ => typeof(Lookup.Refused),
            };
            Assert.IsType(expected, lookup);
        }
    }

    private static Provenance Source { get; } = new("population", "citizen", DateTimeOffset.UnixEpoch, "H49-TEST");

    private static Lookup Judge(Answer answer)
    {
        var exchange = Exchanges.Of(
            OneStop.Adapters.Population.PopulationAdapter.Definition.Descriptor, "citizen", Exchanges.Person("022090000001", "Nguyễn Văn Mẫu", "1990-01-15"));
        var request = exchange.Request with { Fields = new HashSet<FactKey> { FactKeys.FullName, FactKeys.BirthDate } };
        return AnswerJudge.Judge(answer, request, OneStop.Adapters.Population.PopulationAdapter.Definition.Descriptor.Find("citizen")!, Source);
    }

    private static Lookup.Unavailable Down(ErrorCode code) => new Lookup.Unavailable(new Fault(code)) { Source = Source };

    private static DateTimeOffset? Since(Lookup lookup) => Assert.IsType<Lookup.Unavailable>(lookup).Fault.Since;
}
