namespace OneStop.Core.Dossiers;

/// <summary>The rules that change by decree rather than by release.</summary>
public sealed record DossierRules(TransitionTable Transitions, WorkCalendar Calendar, ProcedureTerms Terms);
