using System.Threading.RateLimiting;
using OneStop.Core.Errors;
using OneStop.Host.Http;

namespace OneStop.Host.Access;

/// <summary>
/// Compares secrets, a few at a time: each comparison is costly on purpose, and a flood of guesses must not starve the look-ups.
/// </summary>
internal sealed class SecretCheck(ClientBook clients) : IDisposable
{
    private const int Waiting = 32;

    private readonly ConcurrencyLimiter limiter = new(new() { PermitLimit = Math.Max(1, Environment.ProcessorCount / 2), QueueLimit = Waiting });

    /// <summary>The client, or null when the id is unknown or the secret wrong; both take equally long.</summary>
    public async Task<Client?> FindAsync(string id, string secret, CancellationToken cancellationToken)
    {
        using var lease = await limiter.AcquireAsync(1, cancellationToken);
        if (!lease.IsAcquired)
        {
            throw new RefusedException(new Fault(ErrorCode.Overloaded, TimeSpan.FromSeconds(1)));
        }

        var client = clients.Find(id);
        var matches = (client?.Secret ?? SecretHash.Decoy).Matches(secret);
        return matches ? client : null;
    }

    public void Dispose() => limiter.Dispose();
}
