using OneStop.Core.Access;
using OneStop.Core.Dossiers;
using OneStop.Core.Facts;
using OneStop.Core.Prefill;
using OneStop.Core.Registries;

namespace OneStop.IntegrationTests.Compliance;

/// <summary>A caller of one commune, and a plan that grants it everything the catalogue has.</summary>
internal static class Purposes
{
    public const string Procedure = "1.001193";

    public static Purpose Valid(string unit = "H49.14") => new(
        Of<DossierCode>("H49.14-261122-0001", DossierCode.TryParse),
        Of<ProcedureCode>(Procedure, ProcedureCode.TryParse),
        new Officer("QNI_MAU_01", Of<AgencyCode>(unit, AgencyCode.TryParse)),
        "Decree 118/2025/NĐ-CP",
        new Caller("one-stop-test", [Of<AgencyCode>("H49.14", AgencyCode.TryParse)]));

    public static PrefillPlan Everything(RegistryCatalogue catalogue) => new(
        Of<ProcedureCode>(Procedure, ProcedureCode.TryParse), "test", new Wording("Thử", "Test"), "test", [],
        [.. from r in catalogue.All from o in r.Operations select new PlanSource($"{r.Key}.{o.Key}", r.Key, o.Key, "applicant")],
        [.. from r in catalogue.All from o in r.Operations from f in o.Fields
            select new PlanField($"{r.Key}.{o.Key}.{f}", new Wording("Thử", "Test"), [new($"{r.Key}.{o.Key}", f)], FieldLock.Locked, ConflictWinner.First,
                o.Columns.ToDictionary(c => c.Name), MayBeAbsent: false)]);

    public static Subject Person(string id, string name, string birth) =>
        new Subject.Person(Of<PersonalId>(id, PersonalId.TryParse), Of<FullName>(name, FullName.TryParse), Of<PartialDate>(birth, PartialDate.TryParse));

    public static Subject Enterprise(string code) => new Subject.Enterprise(Of<TaxCode>(code, TaxCode.TryParse));

    private static T Of<T>(string text, TryParse<T> parse) => parse(text, out var value, out var error) ? value! : throw new ArgumentException($"{text}: {error}", nameof(text));

    private delegate bool TryParse<T>(string? text, out T? value, out Core.Errors.ErrorCode? error);
}
