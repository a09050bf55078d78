using OneStop.Core.Access;
using OneStop.Core.Errors;
using OneStop.Core.Registries;

namespace OneStop.Core.Prefill;

/// <summary>
/// Asks all sources of a plan at once and within one budget. A dead source costs its own time and nobody else's; what has not
/// answered when the budget ends is unavailable.
/// </summary>
internal sealed class SourceRound(IReadOnlyDictionary<string, IRegistry> registries, IAuditGathering audit, TimeSpan budget, TimeProvider time)
{
    public async Task<IReadOnlyDictionary<string, SourceAnswer>> AskAsync(
        PrefillPlan plan, PrefillRequest request, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(budget, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);

        // The applicant is often also the father: the same question about the same person leaves once, and counts once at the registry.
        var questions = plan.Sources.GroupBy(s => (s.Registry, s.Operation, Subject: SubjectOf(s, request)));
        Task<IEnumerable<SourceAnswer>>[] asked;
        using (audit.Gather())
        {
            asked = [.. questions.Select(q => AskAsync(plan, [.. q], q.Key.Subject, request, either.Token, cancellationToken))];
        }

        var answers = await Task.WhenAll(asked);
        return answers.SelectMany(a => a).ToDictionary(a => a.Source.Name);
    }

    // Whom nobody named, nobody asks for: a source with a condition on a role that was not given leaves no question.
    private static Subject? SubjectOf(PlanSource source, PrefillRequest request) =>
        source.When is { } when && !request.Subjects.ContainsKey(when.Role) ? null : request.Subjects.GetValueOrDefault(source.Role);

    private static bool? IsMet(PlanMatch? when, Lookup lookup, PrefillRequest request) =>
        when is null || lookup is not Lookup.Found found ? true
        : request.Subjects[when.Role] is Subject.Person given ? when.Same(found.Facts, given)
        : null;

    private async Task<IEnumerable<SourceAnswer>> AskAsync(
        PrefillPlan plan, PlanSource[] sources, Subject? subject, PrefillRequest request, CancellationToken withDeadline, CancellationToken callers)
    {
        if (subject is null)
        {
            return sources.Select(source => new SourceAnswer(source, Lookup: null, TimeSpan.Zero));
        }

        var started = time.GetTimestamp();
        var source = sources[0];
        var question = new LookupRequest(source.Operation, subject, request.Purpose, sources.SelectMany(plan.FieldsOf).ToHashSet());
        Lookup lookup;
        try
        {
            lookup = await registries[source.Registry].LookupAsync(question, withDeadline);
        }
        catch (OperationCanceledException) when (!callers.IsCancellationRequested)
        {
            lookup = new Lookup.Unavailable(new Fault(ErrorCode.RegistryTimeout))
            {
                Source = new(source.Registry, source.Operation, time.GetUtcNow(), RequestId: ""),
            };
        }

        var elapsed = time.GetElapsedTime(started);
        return sources.Select(s => new SourceAnswer(s, lookup, elapsed, IsMet(s.When, lookup, request)));
    }
}
