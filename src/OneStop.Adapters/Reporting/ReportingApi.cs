using OneStop.Adapters.Plumbing.Json;

namespace OneStop.Adapters.Reporting;

/// <summary>What a report needs of a dossier: nothing in it says whose it is.</summary>
/// <param name="version">Rises by one with each event of the dossier.</param>
internal sealed record DossierFacts(
    string code, long version, string procedure, string unit, string status, string channel, DateTimeOffset? filedAt, DateTimeOffset? receivedAt,
    DateTimeOffset? dueAt, DateTimeOffset? finishedAt, DateTimeOffset? returnedAt, DateTimeOffset? refusedAt, string payment, DossierCounts counts)
    : WireRecord;

internal sealed record DossierCounts(
    int papers, int digitisedPapers, int warehousePapers, int fees, int supplements, int results, int resultFiles) : WireRecord;
