using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using OneStop.Storage;
using OneStop.Storage.Audit;

namespace OneStop.Tests.Storage;

public sealed class AuditChainTests
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("a synthetic key of 32 bytes size");

    private readonly AuditChain chain = new(new AuditSeal(Key));

    [Fact]
    public void Extend_NewLog_HashesNumberPreviousHashAndText()
    {
        var (links, head) = chain.Extend(null, ["một", "hai"]);

        var first = Hash(1, new byte[32], "một");
        Assert.Equal(first, links[0].Hash);
        Assert.Equal(Hash(2, first, "hai"), links[1].Hash);
        Assert.Equal((2, links[1].Hash), (head.Seq, head.Hash));
        Assert.True(chain.IsSealed(head));
    }

    [Fact]
    public void Extend_FromAHead_ContinuesIt()
    {
        var whole = chain.Extend(null, ["a", "b", "c"]).Links;

        var rest = chain.Extend(chain.Extend(null, ["a"]).Head, ["b", "c"]).Links;

        Assert.Equal(whole.Skip(1).Select(link => link.Hash), rest.Select(link => link.Hash));
    }

    // A row that the hub itself once wrote under this number, before the store was set back to an older copy.
    [Fact]
    public void Fits_GenuineRowOfAnotherHistory_DoesNot()
    {
        var here = chain.Extend(null, ["a", "b"]).Links;
        var there = chain.Extend(null, ["x", "b"]).Links;

        Assert.True(chain.Fits(here[1], 2, here[0].Hash));
        Assert.False(chain.Fits(there[1], 2, here[0].Hash));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void IsSealed_HeadMovedWithoutTheKey_IsNot(long seq)
    {
        var links = chain.Extend(null, ["a", "b", "c"]).Links;
        var head = chain.Extend(null, ["a", "b"]).Head;

        Assert.False(chain.IsSealed(head with { Seq = seq, Hash = links[(int)seq - 1].Hash }));
    }

    private static byte[] Hash(long seq, byte[] previous, string entry)
    {
        var number = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(number, seq);
        return HMACSHA256.HashData(Key, number.Concat(previous).Concat(Encoding.UTF8.GetBytes(entry)).ToArray());
    }
}
