using OneStop.Core.Dossiers;
using OneStop.Core.Errors;
using OneStop.Core.Sync;
using static OneStop.Tests.Sync.DeskBench;

namespace OneStop.Tests.Sync;

/// <summary>Answers to questions and ratings.</summary>
public sealed class VoiceDeskTests
{
    private readonly DeskBench bench = new();

    [Fact]
    public async Task Accept_AnswerAndRating_GoIntoStreamsOfTheirOwn()
    {
        var answer = Accepted(await bench.Voices.AcceptAsync(bench.Envelope(At(9)), new QuestionAnswer("10045", Unit, "A", null, new(2026, 11, 20), "B"), CancellationToken.None));
        var rating = Accepted(await bench.Voices.AcceptAsync(bench.Envelope(At(9)), new UnitRating(Unit, "A", 2026, 10, 1, new(100, 0, 0), new(100, 0, 0)), CancellationToken.None));
        Assert.Equal(("hoi-dap:10045", "danh-gia:H49.14:2026-10"), (answer.Stream.Text, rating.Stream.Text));
        Assert.Equal([EventKind.Answer, EventKind.Rating], bench.Events().Select(written => written.Kind));
    }

    [Theory]
    [InlineData("2026-11-20T10:00:00+07:00", "2026-11-20", true)]
    [InlineData("2026-11-20T10:00:00+07:00", "2026-11-21", false)]
    [InlineData("2026-11-20T23:54:59+07:00", "2026-11-21", false)]
    [InlineData("2026-11-20T23:56:00+07:00", "2026-11-21", true)] // the sending clock may be ahead a little
    [InlineData("2026-11-20T16:59:00+00:00", "2026-11-21", true)]
    [InlineData("2026-11-20T18:00:00+00:00", "2026-11-21", true)] // in the province it is the 21st
    public async Task Accept_AnsweredOn_MayNotLieInTheFutureOfTheProvince(string now, string day, bool taken)
    {
        bench.Time.AdjustTime(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));
        var value = new QuestionAnswer("10045", Unit, "A", null, DateOnly.ParseExact(day, "yyyy-MM-dd"), "B");
        Judge(await bench.Voices.AcceptAsync(bench.Envelope(At(9)), value, CancellationToken.None), taken, "/answeredOn");
    }

    [Theory]
    [InlineData(2026, 11, true)]
    [InlineData(2026, 12, false)]
    [InlineData(2027, 1, false)]
    [InlineData(2100, 1, false)]
    public async Task Accept_MonthOfARating_MayNotLieInTheFuture(int year, int month, bool taken)
    {
        var rating = new UnitRating(Unit, "A", year, month, 1, new(100, 0, 0), new(100, 0, 0));
        Judge(await bench.Voices.AcceptAsync(bench.Envelope(At(9)), rating, CancellationToken.None), taken, "/month");
    }

    // The inbox shows a question to the unit it was taken in for; the portal wants the answer under the code that it asked with.
    [Theory]
    [InlineData("H49", "H49", "000.00.14.H49")]
    [InlineData("H49", "000.00.14.H49", "000.00.14.H49")]
    [InlineData("H49.14", "H49.14", "000.00.14.H49")]
    [InlineData("H49.20", "H49.20", null)]
    public async Task Accept_AnswerOfWhoSawTheQuestion_GoesOutAsItWasAsked(string client, string stated, string? askedUnit)
    {
        bench.Question = new("10045", Unit, "", "", "?") { AskedUnit = "000.00.14.H49" };
        Accepted(await bench.Voices.AcceptAsync(bench.Envelope(At(9), unit: UnitOf(client)), new QuestionAnswer("10045", UnitOf(stated), "A", null, new(2026, 11, 20), "B"), CancellationToken.None));
        Assert.Equal(askedUnit, Assert.Single(bench.Events()).Answer!.AskedUnit);
    }

    [Theory]
    [InlineData("H49.20", "H49.14")]
    [InlineData("H49.20", "000.00.14.H49")]
    public async Task Accept_AnswerForAnother_IsRefused(string client, string stated)
    {
        bench.Question = new("10045", Unit, "", "", "?") { AskedUnit = "000.00.14.H49" };
        var answer = new QuestionAnswer("10045", UnitOf(stated), "A", null, new(2026, 11, 20), "B");
        Assert.Equal(ErrorCode.UnitNotAllowed, Refused(await bench.Voices.AcceptAsync(bench.Envelope(At(9), unit: UnitOf(client)), answer, CancellationToken.None)).Fault.Code);
        Assert.Empty(bench.Events());
    }

    private static void Judge(DeskAnswer answer, bool taken, string place)
    {
        if (taken)
        {
            Accepted(answer);
            return;
        }

        Assert.Equal([Finding.Hard(ErrorCode.TimeInFuture, place)], Refused(answer).Findings);
    }

    private static AgencyCode UnitOf(string text) => AgencyCode.TryParse(text, out var code, out _) ? code : throw new FormatException(text);

    private static DeskAnswer.Accepted Accepted(DeskAnswer answer) => Assert.IsType<DeskAnswer.Accepted>(answer);

    private static DeskAnswer.Refused Refused(DeskAnswer answer) => Assert.IsType<DeskAnswer.Refused>(answer);
}
