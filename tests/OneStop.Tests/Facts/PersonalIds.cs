using CsCheck;

namespace OneStop.Tests.Facts;

/// <summary>Generated personal numbers.</summary>
internal static class PersonalIds
{
    /// <summary>12 digits of a province that exists or of a country.</summary>
    public static readonly Gen<string> Issued =
        from origin in Gen.OneOf(Gen.OneOf("001", "022", "031", "079", "096"), Gen.Int[100, 999].Select(code => $"{code}"))
        from rest in Gen.Char['0', '9'].Array[9]
        select origin + new string(rest);
}
