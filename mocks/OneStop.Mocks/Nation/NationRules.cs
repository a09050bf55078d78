using System.Text.RegularExpressions;

namespace OneStop.Mocks;

/// <summary>What must hold for the synthetic population to be one coherent nation. Returns every breach at once.</summary>
internal static partial class NationRules
{
    private static readonly int[] Weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];

    public static List<string> Check(NationData nation)
    {
        var errors = new List<string>();
        var ids = nation.People.Select(person => person.Id).ToHashSet(StringComparer.Ordinal);
        if (ids.Count != nation.People.Count)
        {
            errors.Add("a personal id occurs twice");
        }

        void Person(string owner, string? id)
        {
            if (id is not null && !ids.Contains(id))
            {
                errors.Add($"{owner} refers to {id}, who does not exist");
            }
        }

        void Place(string owner, NationAddress? address)
        {
            if (address is { Commune: { } commune } && !nation.Places.ContainsKey(commune))
            {
                errors.Add($"{owner} lives in {commune}, which is not among the places");
            }
        }

        foreach (var person in nation.People)
        {
            errors.AddRange(CheckPerson(person));
            foreach (var id in new[] { person.Father, person.Mother, person.Spouse, person.Representative, person.Twin, person.Household?.Head })
            {
                Person(person.Id, id);
            }

            foreach (var address in new[] { person.BirthRegistered, person.Origin, person.Permanent, person.Current })
            {
                Place(person.Id, address);
            }

            if (person.Spouse is { } spouse && nation.People.FirstOrDefault(other => other.Id == spouse)?.Spouse != person.Id)
            {
                errors.Add($"{person.Id} is married to {spouse}, but not the other way round");
            }
        }

        foreach (var registered in nation.Events)
        {
            var name = $"event {registered.Kind} {registered.Number}";
            foreach (var id in registered.Roles.Values)
            {
                Person(name, id);
            }

            Place(name, new NationAddress(registered.Agency));
            Place(name, registered.BirthPlace);
        }

        foreach (var business in nation.Businesses)
        {
            if (!IsTaxCode(business.Code) && !ids.Contains(business.Code))
            {
                errors.Add($"business {business.Code} has a wrong check digit");
            }

            foreach (var id in business.People)
            {
                Person(business.Code, id);
            }

            Place(business.Code, business.Address);
        }

        return errors;
    }

    private static IEnumerable<string> CheckPerson(Person person)
    {
        if (!IdShape().IsMatch(person.Id))
        {
            yield return $"{person.Id} is not a personal id";
            yield break;
        }

        var century = person.Id[3] - '0';
        var year = (1900 + (100 * (century / 2)) + int.Parse(person.Id.AsSpan(4, 2), null)).ToString(null as IFormatProvider);
        if (!person.Birth.StartsWith(year, StringComparison.Ordinal) || person.Gender != (century % 2 == 0 ? "male" : "female"))
        {
            yield return $"{person.Id} does not fit {person.Birth}, {person.Gender}";
        }

        // Leaked logs must be recognisable as synthetic.
        var full = person.Name.Full.Normalize();
        if (!full.Contains("MẪU", StringComparison.OrdinalIgnoreCase) && !full.Contains("THỬ", StringComparison.OrdinalIgnoreCase))
        {
            yield return $"{person.Id} carries neither MẪU nor THỬ";
        }
    }

    /// <summary>10 digits with check digit, or those and a branch number other than 000.</summary>
    internal static bool IsTaxCode(string code) =>
        TaxShape().IsMatch(code) && (10 - (Weights.Select((weight, i) => weight * (code[i] - '0')).Sum() % 11)) == code[9] - '0';

    [GeneratedRegex(@"^0\d{2}[0-9]\d{8}$")]
    private static partial Regex IdShape();

    [GeneratedRegex(@"^\d{10}(-(?!000)\d{3})?$")]
    private static partial Regex TaxShape();
}
