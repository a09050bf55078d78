using System.Globalization;

namespace OneStop.Adapters.Plumbing.Delivery;

/// <summary>Result codes, which come as numbers or as text with leading zeros.</summary>
internal static class ResultCode
{
    /// <summary>Null for anything that is no whole number: strict, because a code that isn't understood must not pass for success.</summary>
    public static int? Read(string? code) =>
        int.TryParse(code?.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
}
