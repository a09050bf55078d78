using OneStop.Core.Sync;
using OneStop.Host.Endpoints.Reading;

namespace OneStop.Host.Endpoints.Sync;

/// <summary>Answers to citizens' questions, and ratings.</summary>
internal sealed class VoiceEndpoint(SyncGate gate, VoiceDesk desk)
{
    public Task PostAnswerAsync(string id, HttpContext context) => gate.TakeAsync(
        context,
        (root, incoming, findings) => VoiceReading.ReadAnswer(root, id, incoming, findings),
        (message, cancellationToken) => desk.AcceptAsync(message.Envelope, message.Content, cancellationToken));

    public Task PostRatingAsync(HttpContext context) => gate.TakeAsync(
        context,
        (root, incoming, findings) => VoiceReading.ReadRating(root, incoming, findings),
        (message, cancellationToken) => desk.AcceptAsync(message.Envelope, message.Content, cancellationToken));
}
