using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using OneStop.Core.Access;

namespace OneStop.Storage.Audit;

/// <summary>hash(n) = HMAC-SHA-256(key, n as 8 bytes big-endian ‖ hash(n−1) ‖ entry(n) in UTF-8); hash(0) is 32 zero bytes.</summary>
internal sealed class AuditChain(AuditSeal seal)
{
    private const int HashLength = HMACSHA256.HashSizeInBytes;

    public static byte[] Origin => new byte[HashLength];

    /// <summary>The links that follow <paramref name="head"/> (null: the log is new) and the head they lead to.</summary>
    public (IReadOnlyList<AuditLink> Links, AuditHead Head) Extend(AuditHead? head, IReadOnlyList<string> entries)
    {
        if (head is not null && !IsSealed(head))
        {
            throw new AuditUnavailableException(
                "The head of the access log was not sealed with this node's key: another node uses another key, or the head was altered. Run verify-audit.");
        }

        var (seq, hash) = head is null ? (0L, Origin) : (head.Seq, head.Hash);
        var links = new AuditLink[entries.Count];
        for (var i = 0; i < links.Length; i++)
        {
            hash = HashOf(++seq, hash, entries[i]);
            links[i] = new AuditLink(seq, hash, entries[i]);
        }

        return (links, new AuditHead(seq, hash, SealOf(seq, hash)));
    }

    /// <summary>True when the row's content is what was written at this place.</summary>
    public bool Fits(AuditLink row, long seq, byte[] previous) => row.Hash.AsSpan().SequenceEqual(HashOf(seq, previous, row.Entry));

    public bool IsSealed(AuditHead head) => head.Seal.AsSpan().SequenceEqual(SealOf(head.Seq, head.Hash));

    /// <summary>Another prefix than a row's number ever has keeps a head's seal from passing as a row's hash.</summary>
    private byte[] SealOf(long seq, byte[] hash) => HashOf(-seq, hash, "head");

    private byte[] HashOf(long seq, byte[] previous, string entry)
    {
        var length = sizeof(long) + previous.Length + Encoding.UTF8.GetByteCount(entry);
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        BinaryPrimitives.WriteInt64BigEndian(buffer, seq);
        previous.CopyTo(buffer, sizeof(long));
        Encoding.UTF8.GetBytes(entry, buffer.AsSpan(sizeof(long) + previous.Length));
        var hash = HMACSHA256.HashData(seal.Key, buffer.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(buffer);
        return hash;
    }
}
