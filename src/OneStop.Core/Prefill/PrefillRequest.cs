using OneStop.Core.Access;
using OneStop.Core.Registries;

namespace OneStop.Core.Prefill;

/// <summary>Fill in this dossier's form. Subjects by the role that the procedure's plan gives them.</summary>
public sealed record PrefillRequest(Purpose Purpose, IReadOnlyDictionary<string, Subject> Subjects);
