namespace OneStop.Core.Prefill;

/// <summary>One question that the plan asks: this operation about this role. Asked once, however many fields it feeds.</summary>
/// <param name="When">Null when the answer counts whomever else it names.</param>
public sealed record PlanSource(string Name, string Registry, string Operation, string Role, PlanMatch? When = null);
