namespace OneStop.Mocks;

/// <summary>Dates of people.json (yyyy, yyyy-MM, yyyy-MM-dd) as the wires print them.</summary>
internal static class WireDate
{
    /// <summary>dd/MM/yyyy, MM/yyyy or yyyy.</summary>
    public static string DayFirst(string date) => string.Join('/', date.Split('-').Reverse());
}
