using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OneStop.Adapters.Plumbing.Credentials;

/// <summary>
/// The population database's digest: <c>Basic base64(user:sha256hex(path + user + timestamp + secret))</c>, time in milliseconds.
/// The time is part of it, so a retry needs a new one; a 401 is final, because a second digest would be refused for the same reason.
/// </summary>
internal sealed class DigestCredentials(string path, string user, string secret, TimeProvider clock) : ICredentials
{
    public ValueTask<Pass?> IssueAsync(Pass? refused, CancellationToken cancellationToken) =>
        ValueTask.FromResult(refused is null ? Issue() : null);

    private Pass Issue()
    {
        var timestamp = clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path + user + timestamp + secret)));
        return new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{digest}")), timestamp);
    }
}
