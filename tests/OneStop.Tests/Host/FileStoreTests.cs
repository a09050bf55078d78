using Microsoft.Extensions.Options;
using OneStop.Host.Configuration;
using OneStop.Host.Files;

namespace OneStop.Tests.Host;

public sealed class FileStoreTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 1, 30, 0, TimeSpan.Zero);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("onestop-files-");
    private readonly FileStore files;

    public FileStoreTests() => files = new FileStore(
        Options.Create(new FileSettings { Folder = folder.FullName }), Options.Create(new DataSettings { Folder = folder.FullName }));

    public void Dispose() => folder.Delete(recursive: true);

    // F03: a kill in the middle of an upload leaves its draft.
    [Fact]
    public void ForgetUnfinished_DraftsOfADeadAndOfALiveProcess_TakesTheOldOnly()
    {
        var dead = Draft("a", Now.AddDays(-2));
        var live = Draft("b", Now.AddMinutes(-1));

        Assert.Equal(1, files.ForgetUnfinished(Now.AddDays(-1)));

        Assert.False(dead.Exists);
        Assert.True(live.Exists);
    }

    [Fact]
    public void ForgetUnfinished_NothingEverUploaded_FindsNothing() => Assert.Equal(0, files.ForgetUnfinished(Now));

    private FileInfo Draft(string name, DateTimeOffset written)
    {
        var path = Path.Combine(folder.CreateSubdirectory("incoming").FullName, name);
        File.WriteAllText(path, "%PDF-");
        File.SetLastWriteTimeUtc(path, written.UtcDateTime);
        return new FileInfo(path);
    }
}
