using System.Reflection;
using OneStop.Host.Commands;
using OneStop.Host.Commands.Operators;
using OneStop.Host.Configuration;
using OneStop.Storage;
using AdapterRegistration = OneStop.Adapters.Registration;

namespace OneStop.Tests.Host;

/// <summary>A misspelt word must never be taken for a setting, nor a setting for a value.</summary>
public sealed class VerbWordsTests
{
    private static readonly string[] Replay = ["--where=", "--reason=", "--dry-run", "--json"];

    [Theory]
    [InlineData("replay", "--where", "destination=portal", "--reason", "x", "--dryrun")]
    [InlineData("status", "--nope", "--Settings", "hub.json")]
    [InlineData("status", "--destination", "portal")]
    [InlineData("status", "extra")]
    [InlineData("pause", "portal", "--reason", "--Settings", "hub.json")]
    [InlineData("pause", "portal", "portal", "--reason", "x")]
    [InlineData("deliveries", "--state")]
    [InlineData("why", "H49.14-261120-0001", "--Storag:Provider", "sqlite")]
    public async Task AnyVerb_UnknownWord_IsMisspelt(params string[] words) => Assert.Equal(2, await HubCommands.InvokeAsync(words));

    [Theory]
    [InlineData("--dryrun", "--dry-run")]
    [InlineData("--Storag:Provider=sqlite", "--Storage:Provider")]
    [InlineData("--Setting", "--Settings")]
    [InlineData("--reasn=x", "--reason")]
    public void Unknown_NearlyRight_NamesTheLikelyOne(string word, string meant)
    {
        var text = VerbOptions.Of(Replay).Unknown(word);
        Assert.Contains($"'{word.Split('=')[0]}'", text, StringComparison.Ordinal);
        Assert.Contains($" {meant} meant", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_NothingLikeIt_NamesOnlyTheWord() => Assert.Equal("There is no option '--quickly' here.", VerbOptions.Of(Replay).Unknown("--quickly"));

    [Theory]
    [InlineData("--reason", "x")]
    [InlineData("--reason=x")]
    public void Read_Reason_InBothForms(params string[] reason)
    {
        var words = VerbWords.Read([.. reason, "--Data:Folder", "data", "portal", "--Urls=http://127.0.0.1:0", "Journal:RowDays=3"], "<destination>", "--reason=")!;
        Assert.Equal(("x", "portal"), (words.Reason, words.Argument));
        Assert.Equal(["--Data:Folder", "data", "--Urls=http://127.0.0.1:0", "Journal:RowDays=3"], words.Configuration);
    }

    [Fact]
    public void Sections_OfTheCode_AreAllKnown()
    {
        var sections = new[] { typeof(HubCommands), typeof(StorageOptions), typeof(AdapterRegistration) }
            .SelectMany(type => type.Assembly.GetTypes())
            .Select(type => type.GetField("Section", BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
            .Where(field => field is { IsLiteral: true })
            .Select(field => (string)field!.GetRawConstantValue()!)
            .ToList();
        Assert.Contains("Report", sections);
        Assert.Subset(KnownSections.All.ToHashSet(StringComparer.OrdinalIgnoreCase), sections.ToHashSet(StringComparer.OrdinalIgnoreCase));
    }
}
