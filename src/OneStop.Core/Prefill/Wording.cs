namespace OneStop.Core.Prefill;

/// <summary>One text in both languages.</summary>
public sealed record Wording(string Vi, string En);
