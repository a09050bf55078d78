using OneStop.Core.Dossiers;
using OneStop.Core.Facts;

namespace OneStop.Core.Sync;

/// <summary>A question of a citizen.</summary>
public sealed record QuestionText(string Id, AgencyCode Unit, string UnitName, string Sector, string Content)
{
    /// <summary>The unit's code as the far side wrote it, which is how it wants the answer; null where it wrote none.</summary>
    public string? AskedUnit { get; init; }

    /// <summary>Code of the procedure as the far side writes it; null where it names none.</summary>
    public string? Procedure { get; init; }

    /// <summary>Null where nobody is named.</summary>
    public Asker? Asker { get; init; }

    /// <summary>What was answered already; null while nothing was.</summary>
    public EarlierAnswer? Answered { get; init; }

    /// <summary>What keeps the order of a question and its answers.</summary>
    public static string SubjectOf(string id) => $"hoi-dap:{id}";

    public override string ToString() => "[question]";
}

/// <summary>Whom to answer.</summary>
/// <param name="OtherName">A name that is none of a person's, such as an organisation's.</param>
public sealed record Asker(FullName? Name, string? OtherName, string? Address, string? Email, string? Phone)
{
    public override string ToString() => "[asker]";
}

/// <param name="Id">The far side's own number of it.</param>
public sealed record EarlierAnswer(string? Id, string? Content)
{
    public override string ToString() => "[answer]";
}

/// <summary>An agency's answer.</summary>
public sealed record QuestionAnswer(string QuestionId, AgencyCode Unit, string AnsweredBy, string? Title, DateOnly AnsweredOn, string Content)
{
    /// <summary>The unit's code as it stood in the question, where the hub took the question in; null otherwise.</summary>
    public string? AskedUnit { get; init; }
}

/// <summary>The questions that were taken in.</summary>
public interface IQuestionBook
{
    /// <summary>As it came last; null when the hub knows none, or has emptied it with age.</summary>
    Task<QuestionText?> FindAsync(string id, CancellationToken cancellationToken);
}

/// <summary>What people said of a unit in a month, per procedure where it is known. Shares are per cent of <paramref name="Answers"/>.</summary>
public sealed record UnitRating(
    AgencyCode Unit,
    string UnitName,
    int Year,
    int Month,
    int Answers,
    RatingShares Officers,
    RatingShares Service,
    ProcedureCode? Procedure = null,
    IReadOnlyList<string>? Remarks = null);

public sealed record RatingShares(int VerySatisfied, int Satisfied, int Dissatisfied);
