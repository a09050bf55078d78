using OneStop.Core.Access;
using OneStop.Core.Registries;

namespace OneStop.Core.Prefill;

/// <summary>Fills a dossier's form from the registries that its procedure's plan names.</summary>
/// <param name="budget">The one interactive budget of a prefill, whatever number of registries is asked.</param>
public sealed class PrefillEngine(IEnumerable<IRegistry> registries, PlanBook plans, IAuditGathering audit, TimeSpan budget, TimeProvider time)
{
    private readonly Dictionary<string, IRegistry> byKey = registries.ToDictionary(r => r.Descriptor.Key);

    /// <summary>
    /// Never fails because a registry did. The procedure must have a plan: callers check with <see cref="Access.AccessPolicy"/> or
    /// <see cref="PlanBook.Find"/> first. Throws on the caller's cancellation and when the access log cannot be written.
    /// </summary>
    public async Task<PrefillResult> FillAsync(PrefillRequest request, CancellationToken cancellationToken)
    {
        var plan = plans.Find(request.Purpose.Procedure)
            ?? throw new ArgumentException("The procedure has no prefill plan.", nameof(request));
        var answers = await new SourceRound(byKey, audit, budget, time).AskAsync(plan, request, cancellationToken);
        var filler = new FieldFiller(answers);
        foreach (var field in plan.Fields)
        {
            filler.Decide(field);
        }

        return new PrefillResult(
            request.Purpose,
            plan,
            time.GetUtcNow(),
            filler.Filled,
            filler.Missing,
            filler.Conflicts,
            [.. plan.Sources.Select(s => answers[s.Name].Report()).OfType<SourceReport>()],
            [.. SubjectDoubts.Of(request.Subjects)]);
    }
}
