using System.Globalization;
using OneStop.Core.Errors;
using OneStop.Core.Registries;

namespace OneStop.Core.Prefill;

/// <summary>
/// Asks all sources of a plan at once and within one budget. A dead source costs its own time and nobody else's; what has not
/// answered when the budget ends is unavailable.
/// </summary>
internal sealed class SourceRound(IReadOnlyDictionary<string, IRegistry> registries, TimeSpan budget, TimeProvider time)
{
    public async Task<IReadOnlyDictionary<string, SourceAnswer>> AskAsync(
        PrefillPlan plan, PrefillRequest request, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(budget, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        var answers = await Task.WhenAll(plan.Sources.Select(source => AskAsync(plan, source, request, either.Token, cancellationToken)));
        return answers.ToDictionary(a => a.Source.Name);
    }

    private async Task<SourceAnswer> AskAsync(
        PrefillPlan plan, PlanSource source, PrefillRequest request, CancellationToken withDeadline, CancellationToken callers)
    {
        if (!request.Subjects.TryGetValue(source.Role, out var subject))
        {
            return new(source, Lookup: null, TimeSpan.Zero);
        }

        var started = time.GetTimestamp();
        var question = new LookupRequest(source.Operation, subject, request.Purpose, plan.FieldsOf(source));
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

        return new(source, lookup, time.GetElapsedTime(started));
    }
}
