namespace OneStop.Core.Prefill;

/// <summary>One question that the plan asks: this operation about this role. Asked once, however many fields it feeds.</summary>
public sealed record PlanSource(string Name, string Registry, string Operation, string Role);
