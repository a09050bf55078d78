using System.Diagnostics;
using Microsoft.Extensions.Logging;
using OneStop.Adapters.Plumbing.Settings;
using OneStop.Core.Access;
using OneStop.Core.Errors;
using OneStop.Core.Facts;
using OneStop.Core.Registries;

namespace OneStop.Adapters.Plumbing;

/// <summary>
/// One registry's way of being asked, and the only one: checks the purpose, sends, judges the answer, keeps what may be kept, and
/// writes the outcome row before the answer is handed on.
/// </summary>
internal sealed class RegistryCall(
    RegistryDescriptor descriptor,
    RegistryOptions options,
    RegistryLine line,
    AccessPolicy policy,
    PeopleLimit people,
    IAuditTrail audit,
    SubjectHasher hasher,
    RegistryTelemetry telemetry,
    TimeProvider clock,
    ILogger<RegistryCall> logger)
{
    private readonly RegistryHealth health = new(clock);

    public RegistryDescriptor Descriptor => descriptor;

    public string Scheme => options.Scheme;

    public string Path => options.Path;

    public async Task<Lookup> RunAsync(
        LookupRequest request, Func<Exchange, CancellationToken, Task<Answer>> ask, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var budget = request.Budget == LookupBudget.Interactive ? options.Interactive : options.Batch;
        var exchange = new Exchange(
            request, descriptor, RequestId.New(clock), hasher.Of(request.Subject), clock.GetUtcNow() + budget, cancellationToken);
        using var activity = telemetry.Start(descriptor.Key, exchange.Operation);
        var source = new Provenance(descriptor.Key, exchange.Operation, clock.GetUtcNow(), exchange.RequestId);
        if (Denial(request, exchange) is { } denial)
        {
            await RefuseAsync(exchange, activity, denial, cancellationToken);
            return new Lookup.Refused(denial) { Source = source };
        }

        Answer answer;
        try
        {
            answer = await AskAsync(exchange, ask, budget, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await EndAsync(exchange, activity, "cancelled", fault: null, [], started);
            throw;
        }

        var lookup = health.Note(AnswerJudge.Judge(answer, request, descriptor.Find(request.Operation)!, source with { At = clock.GetUtcNow() }));
        var facts = lookup is Lookup.Found found ? AnswerJudge.NamesIn(found.Facts) : [];
        await EndAsync(exchange, activity, LookupOutcome.NameOf(lookup), LookupOutcome.FaultOf(lookup), facts, started);
        return lookup;
    }

    /// <summary>One wire call of a look-up.</summary>
    public Task<Reply<T>> SendAsync<T>(Exchange exchange, Func<CancellationToken, Task<T>> send, CancellationToken cancellationToken) =>
        line.SendAsync(exchange, send, cancellationToken);

    private Fault? Denial(LookupRequest request, Exchange exchange) =>
        policy.Check(request.Purpose, descriptor.Key, request.Operation) is { } denial ? denial
        : descriptor.Find(request.Operation) is not { } operation ? new Fault(ErrorCode.OperationUnknown)
        : !operation.Enabled ? new Fault(ErrorCode.OperationDisabled)
        : !operation.Subjects.Contains(KindOf(request.Subject)) ? new Fault(ErrorCode.SubjectUnexpected)
        // Asking for nothing that the procedure may see would be reading about somebody for no purpose.
        : request.Fields.Count == 0 ? new Fault(ErrorCode.OperationNotInPlan)
        : people.Exceeded(request.Purpose, exchange.SubjectHash) is { } wait ? new Fault(ErrorCode.PeopleTooMany, wait)
        : null;

    private static SubjectKind KindOf(Subject subject) => subject is Subject.Person ? SubjectKind.Person : SubjectKind.Enterprise;

    private async Task RefuseAsync(Exchange exchange, Activity? activity, Fault denial, CancellationToken cancellationToken)
    {
        await audit.AppendAsync(exchange.Refusal(clock.GetUtcNow(), denial), cancellationToken);
        telemetry.Refused(activity, denial);
        RegistryLog.Refused(logger, descriptor.Key, exchange.Operation, denial.Definition.Id, exchange.RequestId);
    }

    private async Task<Answer> AskAsync(
        Exchange exchange, Func<Exchange, CancellationToken, Task<Answer>> ask, TimeSpan budget, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(budget, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            return await ask(exchange, either.Token);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or AuditUnavailableException))
        {
            RegistryLog.Unreadable(
                logger, descriptor.Key, exchange.Operation, exception.GetType().Name, exception.StackTrace, exchange.RequestId);
            return new Answer.Failed(ErrorCode.AnswerMalformed);
        }
    }

    // Under no token: once something may have left, its row is owed, whatever the caller does meanwhile.
    private async Task EndAsync(
        Exchange exchange, Activity? activity, string outcome, Fault? fault, IReadOnlyList<string> handedOn, long started)
    {
        var elapsed = clock.GetElapsedTime(started);
        await audit.AppendAsync(exchange.Outcome(clock.GetUtcNow(), outcome, fault, handedOn, elapsed), CancellationToken.None);
        telemetry.Ended(activity, descriptor.Key, exchange.Operation, exchange.Attempts, outcome, fault, elapsed);
        if (fault is not null)
        {
            RegistryLog.Failed(logger, descriptor.Key, exchange, outcome, fault);
        }
    }
}
