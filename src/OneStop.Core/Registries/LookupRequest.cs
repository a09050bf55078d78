using OneStop.Core.Access;
using OneStop.Core.Facts;

namespace OneStop.Core.Registries;

/// <summary>One question to one registry.</summary>
/// <param name="Fields">The facts the procedure may see; everything else in the answer is dropped at once.</param>
public sealed record LookupRequest(
    string Operation, Subject Subject, Purpose Purpose, IReadOnlySet<FactKey> Fields, LookupBudget Budget = LookupBudget.Interactive);
