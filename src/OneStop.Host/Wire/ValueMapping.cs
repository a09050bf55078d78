using OneStop.Core.Facts;

namespace OneStop.Host.Wire;

internal static class ValueMapping
{
    /// <summary>One value, with what is inside it.</summary>
    /// <param name="columns">The names under which the form knows a list's columns; without, facts keep their own names.</param>
    public static TypedValue ToWire(FactValue value, IReadOnlyDictionary<string, FactKey>? columns = null) => value switch
    {
        FactValue.Words words => new TextValue(words.Value),
        FactValue.Date date => new DateValue(date.Value.ToString()),
        FactValue.Person person => new PersonalIdValue(person.Value.Reveal()),
        FactValue.Tax tax => new TaxCodeValue(tax.Value.Reveal()),
        FactValue.Number number => new NumberValue(number.Value),
        FactValue.Flag flag => new FlagValue(flag.Value),
        FactValue.Place { Value: var a } => new AddressValue(a.Province, a.District, a.Commune, a.Detail, a.Country, a.Text),
        FactValue.Code code => new CodeValue(code.List, code.Value, code.Label),
        FactValue.Rows rows => new RowsValue([.. rows.Items.Select(row => columns is { Count: > 0 } ? Renamed(row, columns) : AsNamed(row))]),
        _ => throw new ArgumentOutOfRangeException(nameof(value), "There is no wire form for this kind of value."),
    };

    private static Dictionary<string, TypedValue> AsNamed(FactSet row) => row.ToDictionary(pair => pair.Key.Name, pair => ToWire(pair.Value));

    private static Dictionary<string, TypedValue> Renamed(FactSet row, IReadOnlyDictionary<string, FactKey> columns)
    {
        var renamed = new Dictionary<string, TypedValue>(columns.Count);
        foreach (var (name, key) in columns)
        {
            if (row[key] is { } value)
            {
                renamed.Add(name, ToWire(value));
            }
        }

        return renamed;
    }
}
