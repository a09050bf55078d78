using System.Collections.Immutable;
using OneStop.Adapters.Plumbing.Credentials;
using OneStop.Core.Access;
using OneStop.Core.Errors;
using OneStop.Core.Registries;

namespace OneStop.Adapters.Plumbing;

/// <summary>One look-up on its way: what was asked, under which id, and how often it was sent. Travels with the request, prints nothing.</summary>
internal sealed class Exchange(
    LookupRequest request, RegistryDescriptor registry, string requestId, string subjectHash, DateTimeOffset deadline, CancellationToken caller)
{
    private readonly ImmutableArray<string> asked = [.. request.Fields.Select(f => f.Name).Order(StringComparer.Ordinal)];
    private int attempts;

    public LookupRequest Request => request;

    public string RequestId => requestId;

    public string SubjectHash => subjectHash;

    public DateTimeOffset Deadline => deadline;

    public CancellationToken Caller => caller;

    private string? continued;

    /// <summary>The caller's word for an operation that does not exist could be anything, a person's number included.</summary>
    public string Operation { get; } = registry.Find(request.Operation)?.Key ?? "unknown";

    public int Attempts => attempts;

    public Pass? Pass { get; set; }

    /// <summary>What the far side last failed with, so that an ended budget can say more than "time is up".</summary>
    public Fault? LastFault { get; set; }

    public bool RetrySafe => registry.Find(Sending) is { RetrySafe: true };

    private string Sending => continued ?? Operation;

    /// <summary>A look-up may need a second operation on the wire; its attempts are recorded under that one.</summary>
    public Exchange Continue(string next)
    {
        continued = next;
        return this;
    }

    public AuditEntry NextAttempt(DateTimeOffset at) =>
        Row(AuditEvent.Attempt, at, Interlocked.Increment(ref attempts), Sending, asked);

    public AuditEntry Refusal(DateTimeOffset at, Fault fault) =>
        Row(AuditEvent.Refused, at, attempt: 0, Operation, asked) with { Outcome = LookupOutcome.Refused, Error = fault.Definition.Id };

    public AuditEntry Outcome(DateTimeOffset at, string outcome, Fault? fault, IReadOnlyList<string> handedOn, TimeSpan elapsed) =>
        Row(AuditEvent.Outcome, at, attempts, Operation, handedOn) with
        {
            Outcome = outcome,
            Error = fault?.Definition.Id,
            ElapsedMs = elapsed.TotalMilliseconds,
        };

    private AuditEntry Row(AuditEvent happened, DateTimeOffset at, int attempt, string asking, IReadOnlyList<string> fields)
    {
        var purpose = request.Purpose;
        return new(
            happened, at, requestId, attempt, purpose.Caller.ClientId, purpose.Officer.Code, purpose.Officer.Unit.Text, purpose.Dossier.Text,
            purpose.Procedure.National, purpose.LegalBasis, registry.Key, asking, subjectHash, fields);
    }
}
