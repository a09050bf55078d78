namespace OneStop.Core.Errors;

/// <summary>One row of the error table. Texts carry no identifier and no value, and say what to do next.</summary>
/// <param name="Id">Stable wire code, such as <c>registry.timeout</c>.</param>
/// <param name="Status">HTTP status when the error ends a request.</param>
/// <param name="RetrySafe">True when the same request may succeed later without a change.</param>
public sealed record ErrorDefinition(ErrorCode Code, string Id, int Status, Blame Blame, bool RetrySafe, string Vi, string En);
