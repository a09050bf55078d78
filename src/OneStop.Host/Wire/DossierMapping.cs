using OneStop.Core.Dossiers;
using OneStop.Core.Sync;

namespace OneStop.Host.Wire;

internal static class DossierMapping
{
    /// <summary>Masked: without people, free texts and files.</summary>
    public static DossierAnswer ToWire(DossierFound found, bool masked) => new(
        found.State.Code.Text, found.Version, found.At, found.ReceivedAt, masked, State(found.State, masked), found.State.Evidence.Registries,
        EarlyMapping.ToWire(found));

    public static DossierBody State(DossierState state, bool masked) => new(
        MessageId: null,
        At: null,
        Sequence: null,
        Dossier: null,
        new(state.Procedure.Code.Text, state.Procedure.Name, state.Procedure.SectorCode, state.Procedure.SectorName),
        state.Status,
        state.Channel,
        Applicant(state.Applicant, masked),
        new(state.Unit.Code.Text, state.Unit.Name),
        masked ? null : state.Abstract,
        state.FiledAt,
        state.ReceivedAt,
        state.DueAt,
        state.FinishedAt,
        state.ReturnedAt,
        state.RefusedAt,
        state.ReturnByPost,
        state.FromPortal,
        masked ? null : state.Note,
        state.Payment,
        [.. state.Papers.Where(_ => !masked).Select(Paper)],
        [.. state.Fees.Select(Fee)],
        [.. state.Supplements.Where(_ => !masked).Select(Supplement)],
        [.. state.Results.Where(_ => !masked).Select(Result)],
        Steps: null);

    // A masked number keeps its last three digits, as everywhere in the hub.
    private static ApplicantBody Applicant(Applicant applicant, bool masked) => masked
        ? new(applicant.Kind, null, [.. applicant.PersonalIds.Select(id => id.ToString())], null, null, null, null, null, null)
        : new(
            applicant.Kind,
            applicant.Name?.Reveal(),
            [.. applicant.PersonalIds.Select(id => id.Reveal())],
            applicant.OrganisationName,
            applicant.TaxCode?.Reveal(),
            applicant.PortalAccount,
            applicant.IdentityVerified,
            applicant.Phone,
            applicant.Email);

    private static PaperBody Paper(DossierPaper paper) =>
        new(paper.Id, paper.Name, paper.Component, File(paper.File), paper.ReplacedByResult, paper.Reuse, paper.Deleted);

    private static SupplementBody Supplement(SupplementRequest request) => new(
        request.Number,
        request.RequestedBy,
        request.Content,
        request.RequestedAt,
        request.CompletedAt,
        request.ReceivedBy,
        request.CompletionNote,
        request.PreviousDueAt,
        request.NewDueAt,
        [.. request.Papers.Select(Paper)],
        [.. request.Fees.Select(Fee)]);

    private static FeeBody Fee(DossierFee fee) => new(fee.Name, fee.Amount, fee.Kind, fee.Code, fee.Exempt, fee.PaidOnline);

    private static ResultBody Result(DossierResult result) => new(result.Id, result.Name, File(result.File), result.Code, result.Component);

    private static FileBody? File(FileReference? file) => file is null ? null : new(file.Name, file.Sha256, file.Url?.AbsoluteUri);
}
