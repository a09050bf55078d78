using System.Collections.Frozen;
using System.Security.Claims;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using OneStop.Host.Configuration;

namespace OneStop.Host.Access;

/// <summary>
/// The clients in force. A changed configuration counts at once, also for tokens already issued: a right taken away is gone (B44).
/// A changed configuration with mistakes is reported and not used.
/// </summary>
internal sealed partial class ClientBook : IDisposable
{
    private readonly IConfiguration configuration;
    private readonly ILogger<ClientBook> logger;
    private readonly IDisposable watch;
    private volatile FrozenDictionary<string, Client> clients;

    public ClientBook(IConfiguration configuration, ILogger<ClientBook> logger)
    {
        (this.configuration, this.logger) = (configuration, logger);
        clients = ClientList.Read(configuration, new Mistakes());
        watch = ChangeToken.OnChange(configuration.GetReloadToken, Reload);
    }

    public Client? Find(string? id) => id is null ? null : clients.GetValueOrDefault(id);

    /// <summary>The client behind a validated token, as it is registered now.</summary>
    public Client? Of(ClaimsPrincipal user) => user.Identity is CallerIdentity caller ? Find(caller.ClientId) : null;

    /// <summary>Who may do this, by their ids.</summary>
    public IReadOnlyList<string> With(string scope) => [.. clients.Where(client => client.Value.Scopes.Contains(scope)).Select(client => client.Key)];

    public void Dispose() => watch.Dispose();

    private void Reload()
    {
        var mistakes = new Mistakes();
        var changed = ClientList.Read(configuration, mistakes);
        if (mistakes.Result() is { Failed: true } failed)
        {
            KeptLastGood(failed.FailureMessage);
            return;
        }

        clients = changed;
    }

    [LoggerMessage(LogLevel.Error, "The changed list of clients has mistakes; the last good one stays in force: {Mistakes}")]
    private partial void KeptLastGood(string mistakes);
}
