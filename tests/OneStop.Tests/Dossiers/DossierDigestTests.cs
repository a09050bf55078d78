using System.Security.Cryptography;
using System.Text;
using OneStop.Core.Dossiers;
using OneStop.Tests.Sync;

namespace OneStop.Tests.Dossiers;

public sealed class DossierDigestTests
{
    [Fact]
    public void Of_Dossier_IsTheHashOfTheFourParts()
    {
        var state = DeskBench.State() with { FinishedAt = new(2026, 11, 20, 17, 30, 0, TimeSpan.Zero) };
        Assert.Equal(SHA256.HashData(Encoding.UTF8.GetBytes("H49.14-261120-0001|2|20261120083000|20261121003000")), DossierDigest.Of(state));
    }

    [Fact]
    public void Of_UnknownTimes_AreEmpty() => Assert.Equal(
        SHA256.HashData("H49.14-261120-0001|10||"u8), DossierDigest.Of("H49.14-261120-0001", DossierStatus.Returned, null, null));

    [Fact]
    public void Of_TheSameInstantInAnotherOffset_IsTheSame() => Assert.Equal(
        DossierDigest.Of("x", DossierStatus.Filed, DeskBench.Now, null), DossierDigest.Of("x", DossierStatus.Filed, DeskBench.Now.ToUniversalTime(), null));
}
