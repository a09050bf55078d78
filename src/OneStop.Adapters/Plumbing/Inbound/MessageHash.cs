using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace OneStop.Adapters.Plumbing.Inbound;

internal static class MessageHash
{
    /// <summary>Over a message as it came, without the member that only numbers it: a far side that numbers anew repeats itself.</summary>
    public static byte[] Of(JsonElement message, string number)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var member in message.EnumerateObject().Where(member => member.Name != number))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{member.Name}\n{member.Value.GetRawText()}\n"));
        }

        return hash.GetHashAndReset();
    }
}
