using OneStop.Host.Files;

namespace OneStop.Tests.Host;

public sealed class DurableNameTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("onestop-names-");

    [Fact]
    public void Give_FreeName_MovesTheFile()
    {
        Directory.CreateDirectory(In("ab"));

        DurableName.Give(Draft("new"), In("ab/file"), overwrite: false);

        Assert.Equal("new", File.ReadAllText(In("ab/file")));
        Assert.Equal(["file"], Directory.GetFileSystemEntries(In("ab")).Select(Path.GetFileName));
    }

    [Fact]
    public void Give_TakenName_KeepsWhatIsThereUnlessToldOtherwise()
    {
        DurableName.Give(Draft("old"), In("file"), overwrite: false);

        Assert.Throws<IOException>(() => DurableName.Give(Draft("new"), In("file"), overwrite: false));
        Assert.Equal("old", File.ReadAllText(In("file")));
        DurableName.Give(Draft("new"), In("file"), overwrite: true);
        Assert.Equal("new", File.ReadAllText(In("file")));
    }

    [Fact]
    public void FlushFolderOf_NoSuchFolder_SaysWhich()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such call.");

        Assert.Contains(In("gone"), Assert.Throws<IOException>(() => DurableName.FlushFolderOf(In("gone/file"))).Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string In(string name) => Path.Combine(folder.FullName, name);

    private string Draft(string text)
    {
        var draft = In(Guid.NewGuid().ToString("N"));
        File.WriteAllText(draft, text);
        return draft;
    }
}
