using System.Collections;

namespace OneStop.Core.Facts;

/// <summary>Facts by key. Adding null is allowed and adds nothing: a registry's empty element is no fact.</summary>
public sealed class FactSet : IEnumerable<KeyValuePair<FactKey, FactValue>>
{
    private readonly Dictionary<FactKey, FactValue> values = [];

    public int Count => values.Count;

    public FactValue? this[FactKey key] => values.GetValueOrDefault(key);

    public void Add(FactKey key, FactValue? value)
    {
        if (value is not null)
        {
            values[key] = value;
        }
    }

    public void Add(FactKey key, string? text) => Add(key, string.IsNullOrWhiteSpace(text) ? null : new FactValue.Words(text.Trim()));

    public void Add(FactKey key, PartialDate? date) => Add(key, date is null ? null : new FactValue.Date(date));

    public void Add(FactKey key, Address? address) => Add(key, address is null or { IsEmpty: true } ? null : new FactValue.Place(address));

    public void Add(FactKey key, PersonalId? id) => Add(key, id is null ? null : new FactValue.Person(id));

    public void Add(FactKey key, IEnumerable<FactSet>? rows) => Add(key, rows is null ? null : new FactValue.Rows([.. rows]));

    /// <summary>Both sets' facts; where both have one, the other set's.</summary>
    public FactSet With(FactSet other)
    {
        var both = new FactSet();
        foreach (var (key, value) in this.Concat(other))
        {
            both.Add(key, value);
        }

        return both;
    }

    /// <summary>Only the named facts, in rows as well.</summary>
    public FactSet Only(IReadOnlySet<FactKey> keys)
    {
        var kept = new FactSet();
        foreach (var (key, value) in values)
        {
            if (keys.Contains(key))
            {
                kept.Add(key, value is FactValue.Rows rows ? new FactValue.Rows([.. rows.Items.Select(row => row.Only(keys))]) : value);
            }
        }

        return kept;
    }

    public IEnumerator<KeyValuePair<FactKey, FactValue>> GetEnumerator() => values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
