namespace OneStop.Tests.Architecture;

/// <summary>A reader finds any far side by one name, and every room has its label.</summary>
public sealed class FolderTests
{
    [Fact]
    public void FarSides_InContractsMocksAndAdapters_AreTheSameAndSpeltAlike()
    {
        var contracts = SourceTree.FoldersOf("contracts").Where(name => name != "hub").ToList();
        var adapters = SourceTree.FoldersOf("src/OneStop.Adapters").Where(name => name != "Plumbing").Select(SourceTree.Key);
        // Folders of C# code start with a capital; what is served lies in lower case.
        var mocks = SourceTree.FoldersOf("mocks/OneStop.Mocks").Where(name => char.IsLower(name[0]) && name != "faults");
        Assert.NotEmpty(contracts);
        Assert.Equal(contracts, adapters);
        // There the hub is the sender and sets the contract: a test plays the receiver.
        Assert.Equal(contracts.Where(name => name is not "reporting" and not "subscriber"), mocks);
    }

    [Fact]
    public void Contract_OfEveryFarSide_StatesItsSourceAndGivesExamples() =>
        Assert.All(SourceTree.FoldersOf("contracts").Where(name => name != "hub"), name =>
        {
            Assert.True(File.Exists(Path.Combine(SourceTree.Root, "contracts", name, "SOURCE.md")), $"contracts/{name} has no SOURCE.md");
            Assert.NotEmpty(SourceTree.Files($"contracts/{name}/examples", "*"));
        });

    [Fact]
    public void TopLevelFolder_Each_HasAReadme()
    {
        var folders = SourceTree.FoldersOf(".").Where(name => name[0] != '.' && name is not "data" and not "TestResults").ToList();
        Assert.Superset(new HashSet<string> { "contracts", "mocks", "src", "tests" }, folders.ToHashSet());
        Assert.All(folders, name => Assert.True(File.Exists(Path.Combine(SourceTree.Root, name, "README.md")), $"{name} has no README.md"));
    }

    [Fact]
    public void FarSides_OutsideConfigurationOfAProvince_HaveNoNationalAddress()
    {
        var files = SourceTree.Files("src", "*").Where(path => Path.GetExtension(path) != ".md").Concat(SourceTree.Files(".", "appsettings*.json")).ToList();
        Assert.NotEmpty(files);
        House.IsKept(
            from path in files
            from line in File.ReadLines(path)
            where line.Contains(".gov.vn", StringComparison.OrdinalIgnoreCase)
            // The name of an XML namespace looks like an address and is none: nothing is ever fetched from it.
            where !(path.EndsWith("Api.cs", StringComparison.Ordinal) && line.Contains("Namespace = ", StringComparison.Ordinal))
            select $"{SourceTree.Name(path)}: {line.Trim()}");
    }
}
