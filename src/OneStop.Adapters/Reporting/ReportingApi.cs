using OneStop.Adapters.Plumbing.Json;
using Refit;

namespace OneStop.Adapters.Reporting;

internal interface IReportingApi
{
    /// <param name="body">Signed as it is: it must not be written a second time.</param>
    [Post("/{**path}")]
    Task<HttpResponseMessage> PostAsync(
        string path, [Body] HttpContent body, [Header("Onestop-Signature")] string signature, CancellationToken cancellationToken);
}

/// <summary>CloudEvents 1.0 in structured JSON.</summary>
internal sealed record CloudEvent(
    string specversion, string id, string source, string type, string subject, DateTimeOffset time, string datacontenttype, DossierFacts data) : WireRecord;

/// <summary>What a report needs of a dossier: nothing in it says whose it is.</summary>
/// <param name="version">Rises by one with each event of the dossier.</param>
internal sealed record DossierFacts(
    string code, long version, string procedure, string unit, string status, string channel, DateTimeOffset? filedAt, DateTimeOffset? receivedAt,
    DateTimeOffset? dueAt, DateTimeOffset? finishedAt, DateTimeOffset? returnedAt, DateTimeOffset? refusedAt, string payment, DossierCounts counts)
    : WireRecord;

internal sealed record DossierCounts(
    int papers, int digitisedPapers, int warehousePapers, int fees, int supplements, int results, int resultFiles) : WireRecord;
