namespace OneStop.Host.Operations;

/// <summary>Why an operator does something: kept with what was done, and shown to everybody who asks later.</summary>
internal static class OperatorReason
{
    /// <summary>Characters.</summary>
    public const int Longest = 500;

    public static bool IsGiven(string? text) => !string.IsNullOrWhiteSpace(text) && text.Length <= Longest;
}
