using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OneStop.Core.Errors;
using OneStop.Host.Configuration;
using OneStop.Host.Files;

namespace OneStop.Tests.Host;

public sealed class FileStoreTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 1, 30, 0, TimeSpan.Zero);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("onestop-files-");
    private readonly FileStore files;

    public FileStoreTests() => files = new FileStore(
        Options.Create(new FileSettings { Folder = folder.FullName }), Options.Create(new DataSettings { Folder = folder.FullName }), NullLogger<FileStore>.Instance);

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

    // F13, F14: where a folder should be there is a file, which refuses everybody, root too.
    [Fact]
    public async Task Add_DiskTakesNothing_SaysSo()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "incoming"), "");
        var (file, error) = await files.AddAsync(new MemoryStream("%PDF-1.7"u8.ToArray()), null, CancellationToken.None);
        Assert.Equal((null, ErrorCode.FileStoreUnavailable), (file, error));
    }

    [Fact]
    public async Task Add_SenderBreaksOff_IsNotTheDisks()
    {
        await Assert.ThrowsAsync<IOException>(() => files.AddAsync(new BrokenOff(), null, CancellationToken.None));
        Assert.Empty(folder.GetFiles("*", SearchOption.AllDirectories));
    }

    private FileInfo Draft(string name, DateTimeOffset written)
    {
        var path = Path.Combine(folder.CreateSubdirectory("incoming").FullName, name);
        File.WriteAllText(path, "%PDF-");
        File.SetLastWriteTimeUtc(path, written.UtcDateTime);
        return new FileInfo(path);
    }

    private sealed class BrokenOff() : MemoryStream("%PDF-"u8.ToArray())
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position < Length ? base.ReadAsync(buffer, cancellationToken) : ValueTask.FromException<int>(new IOException("The connection is gone."));
    }
}
