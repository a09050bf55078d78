using OneStop.Core.Dossiers;
using OneStop.Core.Sync;
using OneStop.Core.Sync.Inbound;

namespace OneStop.Host.Wire;

internal static class InboxMapping
{
    public static InboxItemAnswer ToWire(InboxRow row, IFileLinks links)
    {
        var (item, content) = (row.Item, row.Item.Content);
        return new(
            row.Number,
            item.Kind,
            item.Source,
            item.MessageId,
            item.Dossier?.Text,
            item.Unit.Text,
            item.Status,
            item.SourceTime,
            item.ReceivedAt,
            content.Text,
            content.Officer,
            content.ResultCode,
            content.Result is { } result ? new(result.PersonalId?.Reveal(), result.RegistrationNumber, result.Book, result.Page, result.Others) : null,
            content.Others is { Count: > 0 } others ? others : null,
            content.State is { } state ? DossierMapping.State(state, masked: false) : null,
            content.Question is { } question ? Question(question) : null,
            [.. item.Files.Select(file => new InboxFileAnswer(
                file.Name, file.Sha256, file.Component, links.LinkTo(new FileReference(file.Name, file.Sha256)).AbsoluteUri))],
            row.Conflict is { } conflict ? new InboxConflictAnswer(conflict.Winner, conflict.Rule, conflict.HubStatus, conflict.HubEvent.ToString()) : null);
    }

    private static QuestionBody Question(QuestionText question) => new(
        question.Id,
        question.Sector,
        question.Content,
        question.AskedUnit,
        question.UnitName.Length > 0 ? question.UnitName : null,
        question.Procedure,
        question.Asker is { } asker ? new(asker.Name?.Reveal() ?? asker.OtherName, asker.Address, asker.Email, asker.Phone) : null,
        question.Answered is { } answered ? new(answered.Id, answered.Content) : null);
}
