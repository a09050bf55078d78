namespace OneStop.Tests.Architecture;

/// <summary>Small files with names that say what is in them.</summary>
public sealed class SizeTests
{
    [Fact]
    public void SourceFile_Any_HasAtMost300Lines()
    {
        var files = new[] { "src", "mocks", "tests" }.SelectMany(folder => SourceTree.Files(folder, "*.cs").Concat(SourceTree.Files(folder, "*.razor"))).ToList();
        Assert.Contains(files, path => path.EndsWith("SizeTests.cs", StringComparison.Ordinal));
        Assert.Empty(files.Where(path => File.ReadLines(path).Count() > 300).Select(SourceTree.Name));
    }

    [Fact]
    public void HostProgram_IsAtMost40Lines() =>
        Assert.True(File.ReadLines(Path.Combine(SourceTree.Root, "src/OneStop.Host/Program.cs")).Count() <= 40);

    [Fact]
    public void Types_NoneIsNamedForNothingInParticular()
    {
        var types = Assemblies.Shipped.Append("OneStop.Tests").SelectMany(Assemblies.TypesOf);
        Assert.DoesNotMatch(@"(?m)(Helper|Util|Utils|Utility|Utilities|Manager)s?$", string.Join('\n', types.Select(type => type.Name)));
    }
}
