namespace OneStop.Core.Errors;

/// <summary>A named failure as a value.</summary>
/// <param name="RetryAfter">How long to wait before another try, where somebody said so.</param>
/// <param name="Since">Since when the source has been failing, where it is.</param>
/// <param name="Field">The canonical field that the far side complains about, where it names one.</param>
public sealed record Fault(ErrorCode Code, TimeSpan? RetryAfter = null, DateTimeOffset? Since = null, string? Field = null)
{
    public ErrorDefinition Definition => ErrorTable.Of(Code);
}
