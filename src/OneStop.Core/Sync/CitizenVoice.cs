using OneStop.Core.Dossiers;

namespace OneStop.Core.Sync;

/// <summary>A question of a citizen.</summary>
public sealed record QuestionText(string Id, AgencyCode Unit, string UnitName, string Sector, string Content);

/// <summary>An agency's answer.</summary>
public sealed record QuestionAnswer(string QuestionId, AgencyCode Unit, string AnsweredBy, string? Title, DateOnly AnsweredOn, string Content);

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
