namespace OneStop.Core.Dossiers;

/// <summary>The rules that change by decree rather than by release.</summary>
/// <param name="Province">The province's code (<c>H49</c>) that a new dossier's code must carry; null where it is not looked at.</param>
public sealed record DossierRules(TransitionTable Transitions, WorkCalendar Calendar, ProcedureTerms Terms, string? Province = null);
