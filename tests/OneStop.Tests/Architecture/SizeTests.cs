using System.Text.RegularExpressions;

namespace OneStop.Tests.Architecture;

/// <summary>Small files with names that say what is in them.</summary>
public sealed class SizeTests
{
    [Fact]
    public void SourceFile_Any_HasAtMost300Lines()
    {
        var files = new[] { "src", "mocks", "tests" }.SelectMany(folder => SourceTree.Files(folder, "*.cs").Concat(SourceTree.Files(folder, "*.razor"))).ToList();
        Assert.Contains(files, path => path.EndsWith("SizeTests.cs", StringComparison.Ordinal));
        House.IsKept(files.Where(path => File.ReadLines(path).Count() > 300).Select(SourceTree.Name));
    }

    [Fact]
    public void HostProgram_IsAtMost40Lines() =>
        Assert.True(File.ReadLines(Path.Combine(SourceTree.Root, "src/OneStop.Host/Program.cs")).Count() <= 40);

    [Fact]
    public void Types_NoneIsNamedForNothingInParticular() => House.IsKept(
        from name in Assemblies.Shipped.Append("OneStop.Tests")
        from type in Assemblies.TypesOf(name)
        where Regex.IsMatch(type.Name, "(Helper|Util|Utility|Utilitie|Manager)s?(`[0-9])?$")
        select type.FullName);
}
