using OneStop.Host;
using OneStop.Host.Access;

namespace OneStop.Tests.Host;

public sealed class KeyFolderTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("onestop-").FullName;

    private string Keys => Path.Combine(root, "keys");

    [Fact]
    public void Symmetric_SecondTime_IsTheSameKey() =>
        Assert.Equal(new KeyFolder(Keys).Symmetric("a.key"), new KeyFolder(Keys).Symmetric("a.key"));

    [Fact]
    public void Symmetric_ManyNodesAtOnce_AgreeOnOneKeyAndLeaveNoDraft()
    {
        var keys = Enumerable.Range(0, 16).AsParallel().WithDegreeOfParallelism(16).Select(_ => Convert.ToHexString(new KeyFolder(Keys).Symmetric("a.key"))).ToList();
        Assert.Single(keys.Distinct(StringComparer.Ordinal));
        Assert.Single(Directory.GetFiles(Keys));
    }

    [Fact]
    public void Signing_SecondTime_SignsForTheFirst()
    {
        using var first = new KeyFolder(Keys).Signing("s.p8");
        using var second = new KeyFolder(Keys).Signing("s.p8");
        byte[] data = [1, 2, 3];
        var signature = first.SignData(data, System.Security.Cryptography.HashAlgorithmName.SHA256);
        Assert.True(second.VerifyData(data, signature, System.Security.Cryptography.HashAlgorithmName.SHA256));
    }

    [Fact]
    public void Keys_BelongToTheirOwnerAlone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows keeps rights in access lists.");
            return;
        }

        new KeyFolder(Keys).Symmetric("a.key");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Keys));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(Keys, "a.key")));
    }

    [Fact]
    public void Symmetric_ReadableByOthers_IsRefused() // I9
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows keeps rights in access lists.");
            return;
        }

        new KeyFolder(Keys).Symmetric("a.key");
        File.SetUnixFileMode(Path.Combine(Keys, "a.key"), UnixFileMode.UserRead | UnixFileMode.OtherRead);
        Assert.Throws<InvalidDataException>(() => new KeyFolder(Keys).Symmetric("a.key"));
    }

    [Fact]
    public void Symmetric_MissingWhileInUse_IsRefusedAndNotMadeAnew()
    {
        var refused = Assert.Throws<InvalidDataException>(() => new KeyFolder(Keys).Symmetric("a.key", () => true));
        Assert.Contains("a.key", refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Keys));
        new KeyFolder(Keys).Symmetric("a.key", () => false);
        new KeyFolder(Keys).Symmetric("a.key", () => true);
    }

    [Fact]
    public void Symmetric_Missing_IsNotMadeByAVerbOrACheck()
    {
        Assert.Throws<InvalidDataException>(() => new KeyFolder(Keys, HubUse.Verb).Symmetric("a.key"));
        Assert.NotEmpty(new KeyFolder(Keys, HubUse.Check).Symmetric("a.key"));
        Assert.False(Directory.Exists(Keys));
    }

    [Fact]
    public void Symmetric_Truncated_IsRefused()
    {
        new KeyFolder(Keys).Symmetric("a.key");
        File.WriteAllBytes(Path.Combine(Keys, "a.key"), [1, 2, 3]);
        Assert.Throws<InvalidDataException>(() => new KeyFolder(Keys).Symmetric("a.key"));
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}
