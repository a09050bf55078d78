using System.Buffers;
using System.Collections.Frozen;

namespace OneStop.Adapters.Plumbing.Settings;

/// <summary>
/// Headers that a gateway wants beside our credentials: <c>X-Road-Client</c>, <c>ApiKey</c>, <c>lgspaccesstoken</c>. Values are secrets
/// and are never repeated, neither whole nor in part.
/// </summary>
internal static class GatewayHeaders
{
    private const string Example = "Headers:X-Road-Client=QNI/GOV/H49/ONESTOP";

    // RFC 9110's token.
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    // What this hub, or the connection under it, sets itself.
    private static readonly FrozenSet<string> Ours = new[]
    {
        "Authorization", "Host", "SOAPAction", "Timestamp", "Accept", "Accept-Encoding", "Connection", "Cookie", "Expect", "Keep-Alive", "TE",
        "Trailer", "Transfer-Encoding", "Upgrade",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyDictionary<string, string> Read(SettingReader reader, string key)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in reader.Entries(key))
        {
            if (Reason(name, value?.Trim()) is { } reason)
            {
                reader.Mistake($"{key}:{name}", reason, Example, 0);
            }
            else
            {
                headers[name] = value!.Trim();
            }
        }

        return headers;
    }

    private static string? Reason(string name, string? value) =>
        name.AsSpan().ContainsAnyExcept(NameCharacters) ? "is no name of a header"
        : Ours.Contains(name) || name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("Proxy-", StringComparison.OrdinalIgnoreCase) ? "is a header that the hub sets itself"
        : string.IsNullOrEmpty(value) ? "has no value"
        // A line break would begin another header; other characters than these reach no two servers alike.
        : value.AsSpan().ContainsAnyExceptInRange(' ', '~') ? "has a line break, or another character outside of printable ASCII, in its value"
        : null;
}
