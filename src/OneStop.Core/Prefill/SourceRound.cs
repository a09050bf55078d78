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
        var questions = plan.Sources.GroupBy(s => (s.Registry, s.Operation, Subject: request.Subjects.GetValueOrDefault(s.Role)));
        Task<IEnumerable<SourceAnswer>>[] asked;
        using (audit.Gather())
        {
            asked = [.. questions.Select(q => AskAsync(plan, [.. q], q.Key.Subject, request.Purpose, either.Token, cancellationToken))];
        }

        var answers = await Task.WhenAll(asked);
        return answers.SelectMany(a => a).ToDictionary(a => a.Source.Name);
    }

    private async Task<IEnumerable<SourceAnswer>> AskAsync(
        PrefillPlan plan, PlanSource[] sources, Subject? subject, Purpose purpose, CancellationToken withDeadline, CancellationToken callers)
    {
        if (subject is null)
        {
            return sources.Select(source => new SourceAnswer(source, Lookup: null, TimeSpan.Zero));
        }

        var started = time.GetTimestamp();
        var source = sources[0];
        var question = new LookupRequest(source.Operation, subject, purpose, sources.SelectMany(plan.FieldsOf).ToHashSet());
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
        return sources.Select(s => new SourceAnswer(s, lookup, elapsed));
    }
}
