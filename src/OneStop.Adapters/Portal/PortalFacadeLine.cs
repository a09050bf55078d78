using OneStop.Adapters.Plumbing;
using OneStop.Adapters.Plumbing.Delivery;

namespace OneStop.Adapters.Portal;

/// <summary>A provincial facade that hides the session: bare arrays, and an address for each operation or a flag in the query.</summary>
internal sealed class PortalFacadeLine(PortalOptions options, IPortalApi api, DestinationCall call) : IPortalLine
{
    private readonly PortalPaths paths = options.Paths;

    public async Task<Sent<PortalReply>> SendAsync(PortalMessage message, CancellationToken cancellationToken) => PortalSchema.Check(
        await call.SendAsync(
            message.Service,
            token => message.Service switch
            {
                PortalServices.Records => PushAsync(message.IsUpdating == true ? paths.Update : paths.Create, message, token),
                PortalServices.Steps when options.StepsAnswerText => StepsAsync(message, token),
                PortalServices.Steps => PushAsync(paths.Steps, message, token),
                PortalServices.Lookup => AskAsync(paths.Lookup, message, token),
                PortalServices.Digests => AskAsync(paths.Digests, message, token),
                PortalServices.Day => AskAsync(paths.Day, message, token),
                _ => throw new InvalidOperationException("The facade has no such operation; the descriptor must not promise it."),
            },
            cancellationToken));

    private Task<PortalReply> PushAsync(string path, PortalMessage message, CancellationToken cancellationToken) => api.PushAsync(
        path, message.Data!, options.UnitCode, paths.Create == paths.Update ? message.Updating : null, message.Key, message.Lease, cancellationToken);

    private Task<PortalReply> AskAsync(string path, PortalMessage message, CancellationToken cancellationToken) => api.AskAsync(
        path, options.UnitCode, message.Code, message.From, message.To, message.Day, message.Status, message.After, cancellationToken);

    // A sentence alone carries no code: its words must do, and words of failure count as a refusal.
    private async Task<PortalReply> StepsAsync(PortalMessage message, CancellationToken cancellationToken)
    {
        var words = await api.PushForTextAsync(paths.Steps, message.Data!, options.UnitCode, message.Key, message.Lease, cancellationToken);
        return FarSentence.Says(words, "thành công") && !FarSentence.Says(words, "không thành công", "chưa thành công") ? new("0", words) : new("-1", words);
    }
}
