using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using OneStop.Core.Dossiers;
using OneStop.Host.Access;
using OneStop.Host.Configuration;
using OneStop.Host.Files;

namespace OneStop.Tests.Host;

/// <summary>A link works for its time, for its file, at the hub that made it.</summary>
public sealed class FileLinksTests : IDisposable
{
    private static readonly FileReference File = new("a.pdf", new string('c', 64));

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("onestop-");
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero));

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Open_OwnLink_IsTheFileUntilItExpires()
    {
        var links = Links("keys");
        var token = TokenOf(links);
        Assert.Equal(File.Sha256, links.Open(token));
        time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(File.Sha256, links.Open(token));
        time.Advance(TimeSpan.FromDays(1));
        Assert.Null(links.Open(token));
    }

    [Fact]
    public void LinkTo_TheSameFileLaterThatDay_IsTheSameLink()
    {
        var links = Links("keys");
        var token = TokenOf(links);
        time.Advance(TimeSpan.FromHours(13));
        Assert.Equal(token, TokenOf(links));
        time.Advance(TimeSpan.FromHours(2));
        Assert.NotEqual(token, TokenOf(links));
    }

    [Fact]
    public void Open_LinkOfAnotherHub_IsNone() => Assert.Null(Links("others").Open(TokenOf(Links("keys"))));

    [Fact]
    public void LinkTo_FileThatLiesElsewhere_IsItsOwnAddress()
    {
        var url = new Uri("https://motcua.example.org/tep/1");
        Assert.Equal(url, Links("keys").LinkTo(File with { Url = url }));
    }

    private FileLinks Links(string keys) => new(
        new KeyFolder(Path.Combine(folder.FullName, keys)),
        Options.Create(new FileSettings { PublicAddress = "https://hub.example.org/truc/", LinkLifetime = TimeSpan.FromDays(2) }),
        time);

    private static string TokenOf(FileLinks links)
    {
        var link = links.LinkTo(File).AbsoluteUri;
        Assert.StartsWith("https://hub.example.org/truc/files/", link, StringComparison.Ordinal);
        return link[(link.LastIndexOf('/') + 1)..];
    }
}
