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
    public void Projects_OutsideTheTests_ReferenceOnlyWhomTheyMayKnow() => House.IsKept(
        from path in Projects()
        let name = Path.GetFileNameWithoutExtension(path)
        let declared = Values(path, "ProjectReference").Select(include => Path.GetFileNameWithoutExtension(include.Replace('\\', '/')))
        let linked = Assemblies.ReferencedBy(name).Where(reference => reference.StartsWith("OneStop.", StringComparison.Ordinal))
        from stranger in declared.Concat(linked).Except(MayKnow[name])
        select $"{name} knows {stranger}");

    [Theory]
    [InlineData("OneStop.Adapters", "Refit", "Polly", "Microsoft.Extensions.Http.Resilience", "Microsoft.Extensions.Resilience")]
    [InlineData("OneStop.Storage", "Npgsql", "Microsoft.Data.Sqlite", "SQLitePCL", "Dapper")]
    [InlineData("OneStop.Host", "Serilog", "OpenTelemetry", "OpenIddict", "Scalar", "Orleans", "Microsoft.Orleans", "Quartz")]
    [InlineData("OneStop.Mocks", "WireMock")]
    public void Packages_WithOneHome_LiveNowhereElse(string home, params string[] families) => House.IsKept(
        from path in Projects()
        let project = Path.GetFileNameWithoutExtension(path)
        where project != home
        from used in Values(path, "PackageReference").Concat(Assemblies.ReferencedBy(project))
        where families.Any(family => used == family || used.StartsWith($"{family}.", StringComparison.Ordinal))
        select $"{project} uses {used}");

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
