using System.Text.Json;
using OneStop.Adapters.Plumbing.Delivery;
using OneStop.Core.Dossiers;
using OneStop.Core.Sync;

namespace OneStop.Adapters.Reporting;

internal static class ReportingMapping
{
    private const string TypePrefix = "vn.gov.onestop.dossier.";

    public static CloudEvent<DossierFacts>? Event(Delivery delivery, string source) => delivery.Event.Dossier is { } dossier
        ? CloudEvent<DossierFacts>.Of(delivery, source, TypePrefix + Name(delivery.Event.Kind), dossier.Code.Text, Facts(dossier, delivery.Event.Version))
        : null;

    private static DossierFacts Facts(DossierState dossier, long version) => new(
        dossier.Code.Text,
        version,
        dossier.Procedure.Code.National,
        dossier.Unit.Code.Text,
        Name(dossier.Status),
        Name(dossier.Channel),
        dossier.FiledAt,
        dossier.ReceivedAt,
        dossier.DueAt,
        dossier.FinishedAt,
        dossier.ReturnedAt,
        dossier.RefusedAt,
        Name(dossier.Payment),
        new(
            dossier.Papers.Count(paper => !paper.Deleted),
            dossier.Papers.Count(paper => paper is { Deleted: false, File: not null }),
            dossier.Papers.Count(paper => !paper.Deleted && dossier.Evidence.WarehousePapers.Contains(paper.Id)),
            dossier.Fees.Count,
            dossier.Supplements.Count,
            dossier.Results.Count,
            dossier.Results.Count(result => result.File is not null)));

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
