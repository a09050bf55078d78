using System.Globalization;

namespace OneStop.Mocks;

/// <summary>A tax code with a right check digit that ends in a trigger: one of the nation's own where a record must answer.</summary>
internal static class TriggerCodes
{
    public static string TaxCode(NationData nation, string digits) =>
        nation.Businesses.FirstOrDefault(business => business.Kind == "enterprise" && business.Code.EndsWith(digits, StringComparison.Ordinal))?.Code
        ?? Enumerable.Range(900, 100).Reverse()
            .Select(middle => string.Create(CultureInfo.InvariantCulture, $"5709{middle}{digits}"))
            .First(NationRules.IsTaxCode);
}
