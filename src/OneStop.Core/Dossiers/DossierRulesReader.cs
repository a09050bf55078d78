using System.Text.Json;

namespace OneStop.Core.Dossiers;

/// <summary>Reads the three rule files and reports every mistake of all of them at once, each as <c>file: place: reason</c>.</summary>
public sealed class DossierRulesReader
{
    public const string TransitionsName = "transitions.json";
    public const string HolidaysName = "holidays.json";
    public const string TermsName = "terms.json";

    private readonly List<string> errors = [];

    public IReadOnlyList<string> Errors => errors;

    /// <summary>Null when anything is wrong.</summary>
    /// <param name="textOf">The text of a file by its name.</param>
    public DossierRules? Read(Func<string, string> textOf)
    {
        var transitions = Transitions(Parse<TransitionsFile>(TransitionsName, textOf));
        var calendar = Calendar(Parse<HolidaysFile>(HolidaysName, textOf));
        var terms = Terms(Parse<TermsFile>(TermsName, textOf));
        return errors.Count > 0 ? null : new(transitions, calendar, terms);
    }

    private TransitionTable Transitions(TransitionsFile? file)
    {
        var all = new List<Transition>();
        foreach (var row in file?.Transitions ?? [])
        {
            var place = $"transitions.{row?.From ?? "(first)"}";
            if (row is null || row.To.Count == 0)
            {
                Add(TransitionsName, place, "leads nowhere");
                continue;
            }

            AddIf(row.ValidFrom > row.ValidUntil, TransitionsName, place, "ends before it begins");
            var from = Status(row.From, place);
            if (row.From is null || from is not null)
            {
                all.AddRange(Pairs(row, from, place));
            }
        }

        AddIf(file is not null && !all.Exists(t => t.From is null), TransitionsName, "transitions", "say nothing about the first status");
        foreach (var twice in all.Where((one, i) => all.Take(i).Any(one.Overlaps)))
        {
            Add(TransitionsName, $"transitions.{(twice.From is { } start ? StatusNames.NameOf(start) : "(first)")}", $"{twice.To} stands twice for the same days");
        }

        return new(all);
    }

    private List<Transition> Pairs(TransitionsFile.Row row, DossierStatus? from, string place) =>
        [.. row.To.Select(to => Status(to ?? "", place)).OfType<DossierStatus>().Select(to => new Transition(from, to, row.ValidFrom, row.ValidUntil))];

    private DossierStatus? Status(string? name, string place)
    {
        var status = StatusNames.Parse(name);
        AddIf(name is not null && status is null, TransitionsName, place, $"'{name}' is no status");
        return status;
    }

    private WorkCalendar Calendar(HolidaysFile? file)
    {
        if (file is null)
        {
            return new([], [], []);
        }

        AddIf(file.Years.Count == 0, HolidaysName, "years", "is empty");
        foreach (var day in file.Holidays.Keys.Concat(file.WorkedRestDays.Keys).Where(day => !file.Years.Contains(day.Year)))
        {
            Add(HolidaysName, $"{day:yyyy-MM-dd}", "lies in none of the years");
        }

        foreach (var day in file.WorkedRestDays.Keys.Where(file.Holidays.ContainsKey))
        {
            Add(HolidaysName, $"{day:yyyy-MM-dd}", "is both a holiday and worked");
        }

        return new(file.Years, file.Holidays.Keys, file.WorkedRestDays.Keys);
    }

    private ProcedureTerms Terms(TermsFile? file)
    {
        var terms = new List<ProcedureTerm>();
        foreach (var row in file?.Terms ?? [])
        {
            if (!ProcedureCode.TryParse(row?.Procedure, out var procedure, out _))
            {
                Add(TermsName, "terms", $"'{row?.Procedure}' is no procedure code");
                continue;
            }

            AddIf(row!.Amount is < 0 or > 1000, TermsName, $"terms.{procedure}", "the amount is not between 0 and 1000");
            AddIf(terms.Exists(t => t.Procedure == procedure), TermsName, $"terms.{procedure}", "stands twice");
            terms.Add(new(procedure, new(row.Amount, row.Unit), row.ReturnsPaper, row.Name, row.SectorCode, row.SectorName));
        }

        return new(terms.DistinctBy(t => t.Procedure));
    }

    private T? Parse<T>(string fileName, Func<string, string> textOf)
        where T : class
    {
        try
        {
            var file = JsonSerializer.Deserialize<T>(textOf(fileName), RuleFiles.Json);
            AddIf(file is null, fileName, "$", "is null");
            return file;
        }
        catch (JsonException exception)
        {
            Add(fileName, exception.Path ?? "$", exception.Message);
        }
        catch (IOException exception)
        {
            Add(fileName, "$", exception.Message);
        }

        return null;
    }

    private void AddIf(bool wrong, string file, string place, string reason)
    {
        if (wrong)
        {
            Add(file, place, reason);
        }
    }

    private void Add(string file, string place, string reason) => errors.Add($"{file}: {place}: {reason}");
}
