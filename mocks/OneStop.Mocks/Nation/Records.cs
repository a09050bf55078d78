namespace OneStop.Mocks;

/// <summary>A name as the registers hold it; any part may be empty.</summary>
public sealed record PersonName(string Family, string Middle, string Given)
{
    public string Full => string.Join(' ', new[] { Family, Middle, Given }.Where(part => part.Length > 0));
}

/// <summary>A unit by its commune code (current, or of before 01/07/2025 with its district).</summary>
public sealed record Place(string Name, string Province, string ProvinceName, string? District = null, string? DistrictName = null);

/// <summary>An address at home (<c>commune</c>) or abroad (<c>country</c>).</summary>
public sealed record NationAddress(string? Commune = null, string? Detail = null, string? Country = null);

public sealed record Household(string Head, string Relation);

/// <summary>
/// One invented person. <c>Birth</c> is yyyy, yyyy-MM or yyyy-MM-dd; relatives are personal ids of other people of the nation.
/// </summary>
public sealed record Person
{
    public required string Id { get; init; }
    public string? Cmnd { get; init; }
    public required PersonName Name { get; init; }
    public required string Birth { get; init; }
    public required string Gender { get; init; }
    public required string Ethnicity { get; init; }
    public required string Religion { get; init; }
    public required string Blood { get; init; }
    public required string Nationality { get; init; }
    public required string Marital { get; init; }
    public required NationAddress BirthRegistered { get; init; }
    public required NationAddress Origin { get; init; }
    public required NationAddress Permanent { get; init; }
    public required NationAddress Current { get; init; }
    public string? Father { get; init; }
    public string? Mother { get; init; }
    public string? Spouse { get; init; }
    public string? Representative { get; init; }
    public Household? Household { get; init; }
    public string? Twin { get; init; }
    public string? TaxCode { get; init; }
    public string? Email { get; init; }
    public string? Note { get; init; }

    public string GenderCode => Gender == "male" ? "1" : "2";
}

/// <summary>What a civil register writes differently from the population database.</summary>
public sealed record RegisterSpelling(PersonName? Name = null, string? Birth = null);

public sealed record DeathNotice(string Number, string Date, string Issuer);

public sealed record Death(string Date, string Time, NationAddress Place, string Cause, DeathNotice Notice);

/// <summary>One registered event. <c>Kind</c> is KS, KH or KT; <c>Roles</c> maps a wire role (nks, me, cha, chong, vo, nkt) to a person.</summary>
public sealed record CivilEvent
{
    public required string Kind { get; init; }
    public required string Number { get; init; }
    public required string Book { get; init; }
    public required string Page { get; init; }
    public required string Registered { get; init; }
    public required string Agency { get; init; }
    public required string State { get; init; }
    public required IReadOnlyDictionary<string, string> Roles { get; init; }
    public NationAddress? BirthPlace { get; init; }
    public Death? Death { get; init; }
    public IReadOnlyDictionary<string, RegisterSpelling>? Differs { get; init; }
}

public sealed record BusinessForm(string Code, string Name);

public sealed record Activity(string Code, string Name, bool Main);

/// <summary>One invented business. <c>Kind</c> is enterprise, household or cooperative; <c>People</c> are owners or representatives.</summary>
public sealed record Business
{
    public required string Kind { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string State { get; init; }
    public required string Founded { get; init; }
    public required string Amended { get; init; }
    public required int Amendments { get; init; }
    public required string Capital { get; init; }

    /// <summary>How v2 prints this business's dates: <c>dmy</c> or <c>iso</c>.</summary>
    public required string Dates { get; init; }
    public required NationAddress Address { get; init; }
    public required IReadOnlyList<string> People { get; init; }
    public required IReadOnlyList<Activity> Activities { get; init; }
    public required BusinessForm Form { get; init; }
    public string? Registration { get; init; }
    public string? ForeignName { get; init; }
    public string? ShortName { get; init; }
    public string? SuspendedFrom { get; init; }
    public string? SuspendedTo { get; init; }
    public string? Reason { get; init; }
    public string? Twin { get; init; }

    /// <summary>v1 answers this business as an array of one.</summary>
    public bool AsArray { get; init; }
    public string? Note { get; init; }
}
