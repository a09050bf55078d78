namespace OneStop.Core.Registries;

/// <summary>Where a value comes from: enough to ask the owner about it, and to prove that it was asked.</summary>
/// <param name="RequestId">The id under which the registry was asked, and under which the audit rows stand.</param>
public sealed record Provenance(string Registry, string Operation, DateTimeOffset At, string RequestId);
