using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using OneStop.Core.Errors;
using OneStop.Core.Sync;

namespace OneStop.Host.Endpoints.Reading;

/// <summary>What every message carries: its id, when it happened, its number.</summary>
internal static partial class EnvelopeReading
{
    private const long LargestSafeNumber = (1L << 53) - 1;

    /// <summary>Of no use when anything was reported.</summary>
    /// <param name="address">What the message is about as the address says it: the same body about something else is another message.</param>
    public static Envelope Read(BodyObject body, JsonElement root, Incoming incoming, string address, Findings findings)
    {
        var key = body.Text("messageId", 200) ?? incoming.Key;
        if (key is null)
        {
            findings.Add(body.At("messageId"), ErrorCode.EventKeyMissing);
        }
        else if (!Key().IsMatch(key) || (incoming.Key is not null && incoming.Key != key))
        {
            findings.Add(body.At("messageId"), ErrorCode.EventKeyInvalid);
        }

        var at = body.Time("at", required: true) ?? default;
        var sequence = body.Whole("sequence", 1, LargestSafeNumber, ErrorCode.NumberInvalid);
        return new(incoming.Caller, key ?? "", Hash(address, root), at, sequence);
    }

    private static byte[] Hash(string address, JsonElement root)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(address));
        hash.AppendData([0]);
        hash.AppendData(JsonMarshal.GetRawUtf8Value(root));
        return hash.GetHashAndReset();
    }

    [GeneratedRegex(@"\A[A-Za-z0-9._:-]{1,100}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Key();
}
