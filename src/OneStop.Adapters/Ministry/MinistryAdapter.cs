using System.Text;
using System.Text.Json;
using OneStop.Adapters.Plumbing;
using OneStop.Adapters.Plumbing.Credentials;
using OneStop.Adapters.Plumbing.Delivery;
using OneStop.Adapters.Plumbing.Inbound;
using OneStop.Adapters.Plumbing.Wire;
using OneStop.Core.Errors;
using OneStop.Core.Sync;
using OneStop.Core.Sync.Inbound;
using Refit;

namespace OneStop.Adapters.Ministry;

/// <summary>Statuses and results that a ministry's central system holds until they are marked as taken.</summary>
internal sealed class MinistryAdapter(FeedParts<MinistryOptions> parts, IMinistryApi api) : IInboundFeed, ITokenSource
{
    public const string Key = "ministry";

    private readonly Lock gate = new();
    private BearerCredentials? tokens;

    public InboundFeedDescriptor Descriptor { get; } = new(Key, Key, IsMarked: true, parts.Options.Every);

    private BearerCredentials Tokens
    {
        get
        {
            lock (gate)
            {
                return tokens ??= new(this, parts.Clock);
            }
        }
    }

    public static MinistryAdapter Create(FeedParts<MinistryOptions> parts)
    {
        parts.Client.BaseAddress = parts.Options.BaseAddress;
        return new(parts, RestService.ForGenerated<IMinistryApi>(parts.Client, DestinationRefit.For(parts.Clock)));
    }

    public async Task<InboundPage> PullAsync(string? cursor, CancellationToken cancellationToken)
    {
        var listed = (await CallAsync("list", api.ListAsync, cancellationToken)).data ?? throw Malformed();
        var (items, unreadable) = (new List<InboundItem>(), new List<UnreadableItem>());
        foreach (var row in listed)
        {
            var outer = await DetailAsync(row.id ?? throw Malformed(), cancellationToken);
            try
            {
                items.Add(MinistryMapping.Item(Key, row.id, outer, parts.Options, parts.Clock.GetUtcNow()));
            }
            catch (Exception exception) when (exception is JsonException or FormatException)
            {
                unreadable.Add(new(Key, row.id, row.maHoSo ?? "", new Fault(ErrorCode.InboundUnreadable), Encoding.UTF8.GetBytes(outer.data ?? "")));
            }
        }

        return new(items, unreadable, Next: null, HasMore: listed.Length > 0);
    }

    public async Task<Stream> OpenAsync(InboundItem item, InboundFile file, CancellationToken cancellationToken)
    {
        var outer = await DetailAsync(item.MessageId, cancellationToken);
        try
        {
            var message = MinistryMapping.Message(outer);
            var content = MinistryFiles.Content(message, MinistryResults.Of(message), file.Sha256);
            return new MemoryStream(content ?? throw new FarSideException(new Fault(ErrorCode.InboundFileMissing)), writable: false);
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            // It was another message when it was pulled.
            throw new FarSideException(new Fault(ErrorCode.InboundFileMissing));
        }
    }

    // A mark names the dossier and covers what was fetched of it; the list shows one message of each.
    public async Task MarkAsync(IReadOnlyList<InboundItem> items, CancellationToken cancellationToken)
    {
        foreach (var item in items)
        {
            var reply = await CallAsync("mark", (token, stop) => api.MarkAsync(new(item.Subject, daNhan: true), token, stop), cancellationToken);
            if (!FarSentence.Says(reply.message, "cập nhật thành công"))
            {
                throw Malformed();
            }
        }
    }

    public async Task<IssuedToken> FetchAsync()
    {
        var sent = await parts.Call.SendAsync(
            "token", stop => api.TokenAsync(new(parts.Options.UserName, parts.Options.Password), stop), CancellationToken.None);
        return sent.Fault is { } fault ? throw new FaultException(fault)
            : sent.Content is { token: { Length: > 0 } token } ? new(token, parts.Options.TokenLifetime)
            : throw new FaultException(new Fault(ErrorCode.DestinationCredentials));
    }

    private async Task<OuterRecord> DetailAsync(string id, CancellationToken cancellationToken) =>
        (await CallAsync("detail", (token, stop) => api.DetailAsync(id, token, stop), cancellationToken)).data ?? throw Malformed();

    /// <summary>With a token that is renewed once when the ministry no longer takes it.</summary>
    private async Task<T> CallAsync<T>(string operation, Func<string, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            var pass = (await Tokens.IssueAsync(refused: null, cancellationToken))!;
            var sent = await SendAsync(pass);
            if (sent.Fault is { Code: ErrorCode.DestinationCredentials } && await Tokens.IssueAsync(pass, cancellationToken) is { } renewed)
            {
                sent = await SendAsync(renewed);
            }

            return sent.Fault is { } fault ? throw new FarSideException(fault) : sent.Content!;
        }
        catch (FaultException exception)
        {
            throw new FarSideException(exception.Fault);
        }

        Task<Sent<T>> SendAsync(Pass pass) => parts.Call.SendAsync(operation, stop => call(pass.Parameter, stop), cancellationToken);
    }

    private static FarSideException Malformed() => new(new Fault(ErrorCode.DestinationMalformed));
}
