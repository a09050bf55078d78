using OneStop.Core.Facts;
using OneStop.Core.Registries;

namespace OneStop.Core.Prefill;

/// <summary>
/// What the number itself says against the birth date that was typed. Corrected birth years are legal exceptions, so this only warns.
/// </summary>
internal static class SubjectDoubts
{
    public static IEnumerable<PrefillWarning> Of(IReadOnlyDictionary<string, Subject> subjects) =>
        from pair in subjects
        let person = pair.Value as Subject.Person
        where person?.Id.StatedBirthYear is { } year && year != person.BirthDate.Year
        select new PrefillWarning("person.birth-year-differs", pair.Key, new Wording(
            "Năm sinh đã nhập khác năm sinh ghi trong số định danh; kiểm tra lại giấy tờ.",
            "The birth year typed differs from the one inside the personal number; check the paper."));
}
