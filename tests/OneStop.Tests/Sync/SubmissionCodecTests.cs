using System.Text.Json;
using OneStop.Core.Dossiers;
using OneStop.Core.Sync;
using static OneStop.Tests.Sync.DeskBench;

namespace OneStop.Tests.Sync;

/// <summary>What is held is held whole.</summary>
public sealed class SubmissionCodecTests
{
    private static readonly StepText Step = new("Trần Thị Thử", "Chuyển xử lý", "Chuyên viên", "Tư pháp", At(8), At(9));

    public static TheoryData<string> Kinds => [.. Changes().Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Read_WhatWasWritten_IsTheSame(string kind)
    {
        var submission = new Submission(new DeskBench().Envelope(At(9), sequence: 7), Code, Changes()[kind], ArrivedAt: At(10));
        var bytes = SubmissionCodec.Write(submission);
        Assert.Equivalent(submission, SubmissionCodec.Read(bytes), strict: true);
        Assert.Equal(bytes, SubmissionCodec.Write(SubmissionCodec.Read(bytes)));
        using var written = JsonDocument.Parse(bytes);
        Assert.Equal(kind, written.RootElement.GetProperty("change").GetProperty("$type").GetString());
    }

    // The whole family: a kind of change that is added has to be held, too.
    [Fact]
    public void Kinds_AllThatThereAre() => Assert.Equal(
        typeof(DossierChange).GetNestedTypes().Select(type => type.Name).Order(StringComparer.Ordinal),
        Changes().Values.Select(change => change.GetType().Name).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(5, new long[] { 7 }, "6")]
    [InlineData(5, new long[] { 12, 7, 8 }, "6, 9-11")]
    [InlineData(5, new long[] { 6, 7 }, "")]
    [InlineData(5, new long[] { 3, 9 }, "6-8")]
    public void Missing_NumbersThatWait_NamesTheGaps(long reached, long[] waiting, string missing) => Assert.Equal(missing, EarlySweep.Missing(reached, waiting));

    private static Dictionary<string, DossierChange> Changes() => new(StringComparer.Ordinal)
    {
        ["state"] = new DossierChange.Full(
            State() with
            {
                Papers = [new("1", "Tờ khai", File: new("a.pdf", Hash, new Uri("https://example.org/a")))],
                Results = [Result()],
                Fees = [new("Lệ phí", 15000)],
                Evidence = new DossierEvidence(["population"], ["citizen"]),
            },
            [Step.At(At(8), DossierStatus.Received)]),
        ["status"] = new DossierChange.Progress(DossierStatus.Finished, Step, FinishedAt: At(9)),
        ["supplement-requested"] = new DossierChange.SupplementRequested("Trần Thị Thử", "Bổ sung"),
        ["supplement-completed"] = new DossierChange.SupplementCompleted("Trần Thị Thử", "Đủ", DossierStatus.Processing, At(17, day: 26)),
        ["result"] = new DossierChange.ResultAdded(Result()),
        ["payment"] = new DossierChange.Paid(OnlinePayment.Portal, [new("Lệ phí", 15000)]),
        ["due-date"] = new DossierChange.DueMoved(At(17, day: 27), Step),
    };
}
