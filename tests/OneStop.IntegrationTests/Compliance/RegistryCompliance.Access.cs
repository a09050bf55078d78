using System.Collections.Concurrent;
using System.Diagnostics;
using OneStop.Core.Access;
using OneStop.Core.Errors;
using OneStop.Core.Registries;
using Activity = System.Diagnostics.Activity;

namespace OneStop.IntegrationTests.Compliance;

/// <summary>Who may ask, what is put on record, and what nobody may read.</summary>
public abstract partial class RegistryCompliance
{
    [Fact]
    public async Task Lookup_PurposeRefused_NothingSentAndTheRefusalIsOnRecord()
    {
        var bench = Bench();
        var refused = Assert.IsType<Lookup.Refused>(await AskAsync(bench, Known.Subject, Purposes.Valid(unit: "H50.01")));
        Assert.Equal(ErrorCode.UnitNotAllowed, refused.Fault.Code);
        Assert.Empty(bench.Reached(Registry));
        Assert.Equal((AuditEvent.Refused, 0), Assert.Single(bench.Audit.Rows) is var row ? (row.Event, row.Attempt) : default);
    }

    [Fact]
    public async Task Lookup_OperationSwitchedOff_NothingSent()
    {
        var bench = Bench((Retry[..Retry.LastIndexOf(':')] + ":Enabled", "false"));
        Assert.Equal(ErrorCode.OperationDisabled, Assert.IsType<Lookup.Refused>(await AskAsync(bench, Known.Subject)).Fault.Code);
        Assert.Empty(bench.Reached(Registry));
    }

    [Fact]
    public async Task Lookup_ForNoField_RefusedAndNothingSent()
    {
        var bench = Bench();
        var refused = Assert.IsType<Lookup.Refused>(await bench.AskForNothingAsync(Registry, Operation, Known.Subject));
        Assert.Equal(ErrorCode.OperationNotInPlan, refused.Fault.Code);
        Assert.Empty(bench.Reached(Registry));
    }

    // I5, I6: who asked about whom and for what, by field names and a keyed hash.
    [Fact]
    public async Task Lookup_Found_AuditNamesFieldsAndNeverTheSubject()
    {
        var bench = Bench();
        await AskAsync(bench, Known.Subject);
        var (attempt, outcome) = (bench.Audit.Rows[0], bench.Audit.Rows[^1]);
        Assert.Equal((AuditEvent.Attempt, 1), (attempt.Event, attempt.Attempt));
        Assert.Equal((AuditEvent.Outcome, "found"), (outcome.Event, outcome.Outcome));
        Assert.Contains(Known.Fact.Name, attempt.Fields);
        Assert.Contains(Known.Fact.Name, outcome.Fields);
        Assert.Equal((Purposes.Procedure, "QNI_MAU_01", "H49.14-261122-0001"), (attempt.Procedure, attempt.Officer, attempt.Dossier));
        Assert.All(bench.Audit.Rows, row => Assert.DoesNotContain(Known.Subject.RevealKey(), string.Join('|', row.Fields) + row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lookup_RetriedThenUnavailable_CountedUnderClosedTags()
    {
        var bench = Bench();
        using var attempts = bench.Metric<long>("onestop.lookup.attempts");
        using var durations = bench.Metric<double>("onestop.lookup.duration");
        SwitchOn("server-error");
        await AskAsync(bench, Known.Subject);
        Assert.Equal(bench.Reached(Registry).Count, attempts.GetMeasurementSnapshot().Sum(m => m.Value));
        Assert.Equal(
            [("operation", Operation), ("outcome", "unavailable"), ("registry", Registry)],
            Assert.Single(durations.GetMeasurementSnapshot()).Tags.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => (t.Key, (string)t.Value!)));
    }

    // I6: whatever happens, neither logs nor traces learn whom it was about.
    [Fact]
    public async Task Lookup_AnyEnding_NothingAboutTheSubjectInLogsOrTraces()
    {
        var bench = Bench();
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            // Not the far side's own spans: it runs in this process only because this is a test.
            ShouldListenTo = source => !source.Name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        Subject[] subjects = [Known.Subject, Absent, .. new[] { "401", "403", "422", "500", "502", "999" }.Select(Triggering)];
        foreach (var subject in subjects)
        {
            await AskAsync(bench, subject);
        }

        var written = bench.Logs.GetSnapshot().Select(r => $"{r.Message} {r.Exception} {string.Join(' ', r.StructuredState ?? [])}")
            .Concat(spans.SelectMany(s => s.TagObjects.Select(t => $"{s.DisplayName} {t.Key}={t.Value}"))).ToList();
        Assert.Contains(written, line => line.Contains(Registry, StringComparison.Ordinal));
        Assert.All(subjects, subject => Assert.DoesNotContain(written, line => line.Contains(subject.RevealKey(), StringComparison.Ordinal)));
    }

    // I5: a row that cannot be written stops the bytes.
    [Fact]
    public async Task Lookup_AttemptCannotBeAudited_NothingSent()
    {
        var bench = Bench();
        bench.Audit.Failing = AuditEvent.Attempt;
        await Assert.ThrowsAsync<AuditUnavailableException>(() => AskAsync(bench, Known.Subject));
        Assert.Empty(bench.Reached(Registry));
    }

    [Fact]
    public async Task Lookup_OutcomeCannotBeAudited_AnswerNotHandedOn()
    {
        var bench = Bench();
        bench.Audit.Failing = AuditEvent.Outcome;
        await Assert.ThrowsAsync<AuditUnavailableException>(() => AskAsync(bench, Known.Subject));
    }
}
