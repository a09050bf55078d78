using System.Xml.Linq;

namespace OneStop.Tests.Architecture;

/// <summary>Who may know whom, as the projects declare it and as the compiler linked it.</summary>
public sealed class ProjectReferenceTests
{
    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        ["OneStop.Core"] = [],
        ["OneStop.Adapters"] = ["OneStop.Core"],
        ["OneStop.Storage"] = ["OneStop.Core"],
        ["OneStop.Host"] = ["OneStop.Core", "OneStop.Adapters", "OneStop.Storage"],
        ["OneStop.Mocks"] = [],
    };

    [Fact]
    public void Projects_OutsideTheTests_AllHaveTheirPlaceInTheTable() =>
        Assert.Equal(MayKnow.Keys.Order(), Projects().Select(path => Path.GetFileNameWithoutExtension(path)).Order());

    // An unused reference is not linked, a transitive one is not declared: both are looked at.
    [Fact]
    public void Projects_OutsideTheTests_ReferenceOnlyWhomTheyMayKnow()
    {
        foreach (var path in Projects())
        {
            var name = Path.GetFileNameWithoutExtension(path);
            var declared = Values(path, "ProjectReference").Select(include => Path.GetFileNameWithoutExtension(include.Replace('\\', '/')));
            var linked = Assemblies.ReferencedBy(name).Where(reference => reference.StartsWith("OneStop.", StringComparison.Ordinal));
            Assert.True(declared.Concat(linked).ToHashSet().IsSubsetOf(MayKnow[name]), $"{name} knows {string.Join(", ", declared.Concat(linked))}");
        }
    }

    [Theory]
    [InlineData("OneStop.Adapters", "Refit", "Polly", "Microsoft.Extensions.Http.Resilience", "Microsoft.Extensions.Resilience")]
    [InlineData("OneStop.Storage", "Npgsql", "Microsoft.Data.Sqlite", "SQLitePCL", "Dapper")]
    [InlineData("OneStop.Host", "Serilog", "OpenTelemetry", "OpenIddict", "Scalar", "Orleans", "Microsoft.Orleans", "Quartz")]
    [InlineData("OneStop.Mocks", "WireMock")]
    public void Packages_WithOneHome_LiveNowhereElse(string home, params string[] families)
    {
        foreach (var path in Projects().Where(path => Path.GetFileNameWithoutExtension(path) != home))
        {
            var used = Values(path, "PackageReference").Concat(Assemblies.ReferencedBy(Path.GetFileNameWithoutExtension(path)));
            var strangers = used.Where(name => families.Any(family => name == family || name.StartsWith($"{family}.", StringComparison.Ordinal)));
            Assert.True(!strangers.Any(), $"{SourceTree.Name(path)} uses {string.Join(", ", strangers)}");
        }
    }

    [Fact]
    public void Core_Packages_AreAbstractionsOnly() =>
        Assert.All(Values(Projects().Single(path => path.EndsWith("OneStop.Core.csproj", StringComparison.Ordinal)), "PackageReference"), name =>
            Assert.Matches(@"\AMicrosoft\.Extensions\..+\.Abstractions\z", name));

    // Without HTTP and SQL, which belong to the BCL too.
    [Fact]
    public void Core_Linked_IsTheBaseLibraryAndAbstractionsOnly() =>
        Assert.All(Assemblies.ReferencedBy("OneStop.Core"), name =>
            Assert.Matches(@"\A(System\.(?!Net\b|Data\b|Web\b).+|Microsoft\.Extensions\..+\.Abstractions)\z", name));

    private static IEnumerable<string> Projects() => SourceTree.Files("src", "*.csproj").Concat(SourceTree.Files("mocks", "*.csproj"));

    private static IEnumerable<string> Values(string project, string element) =>
        XDocument.Load(project).Descendants(element).Select(reference => (string?)reference.Attribute("Include")).OfType<string>();
}
