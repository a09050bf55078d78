using System.Security.Cryptography;
using System.Text;

namespace OneStop.Adapters.Plumbing.Delivery;

/// <summary>The idempotency key of one request: the same operation over the same events has the same key, anything else another.</summary>
internal static class WireKey
{
    public static string Of(string operation, IEnumerable<string> keys) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{operation}\n{string.Join('\n', keys)}")).AsSpan(0, 16));
}
