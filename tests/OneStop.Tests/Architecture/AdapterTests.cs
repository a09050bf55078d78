using ArchUnitNET.Loader;
using OneStop.Core.Registries;

namespace OneStop.Tests.Architecture;

/// <summary>One far side, one folder: three files, closed to everybody but the list that registers it.</summary>
public sealed class AdapterTests
{
    private const string Root = "OneStop.Adapters";
    private const string Shared = "Plumbing";
    // Refit's generator writes the clients of all interfaces into one class.
    private const string Generated = "Refit.Implementation.";

    private static readonly ArchUnitNET.Domain.Architecture Built = new ArchLoader().LoadAssemblies(Assemblies.Load(Root)).Build();

    private static IReadOnlyList<string> Folders => [.. SourceTree.FoldersOf($"src/{Root}").Where(name => name != Shared)];

    // One adapter never mentions another, wire types stay at home, and the plumbing knows no far side.
    [Fact]
    public void FarSide_AnyOfItsTypes_IsMentionedOnlyAtHomeAndInTheRegistration()
    {
        var mentions = from type in Built.Types
                       where !type.FullName.StartsWith($"{Root}.Registration", StringComparison.Ordinal)
                          && !type.FullName.StartsWith(Generated, StringComparison.Ordinal)
                       from dependency in type.Dependencies
                       let far = FarSide(dependency.Target.FullName)
                       where far is not null && far != FarSide(type.FullName)
                       select $"{type.FullName} mentions {dependency.Target.FullName}";
        Assert.Contains(Built.Types, type => FarSide(type.FullName) is not null);
        House.IsKept(mentions);
    }

    // A registry needs no more than the three. What has settings of its own and may speak two protocols has more files, none longer.
    [Fact]
    public void Folder_OfAFarSide_HoldsItsThreeFilesOfAtMost150Lines()
    {
        Assert.NotEmpty(Folders);
        foreach (var folder in Folders)
        {
            var files = SourceTree.Files($"src/{Root}/{folder}", "*");
            var names = files.Select(path => Path.GetFileName(path)).ToList();
            string[] three = [$"{folder}Adapter.cs", $"{folder}Api.cs", $"{folder}Mapping.cs"];
            Assert.Equal(IsRegistry(folder) ? three : three[..2], IsRegistry(folder) ? names : names.Intersect(three[..2]));
            Assert.All(names, name => Assert.StartsWith(folder, name, StringComparison.Ordinal));
            House.IsKept(files.Where(path => File.ReadLines(path).Count() > 150).Select(SourceTree.Name));
        }
    }

    [Fact]
    public void Adapters_Each_IsInternalSealedAndStandsInItsFolder()
    {
        var adapters = Assemblies.TypesOf(Root)
            .Where(type => type.Name.EndsWith("Adapter", StringComparison.Ordinal) && FarSide(type.FullName!) is not null)
            .ToList();
        Assert.Equal(Folders.Select(folder => $"{Root}.{folder}.{folder}Adapter"), adapters.Select(type => type.FullName).Order(StringComparer.Ordinal));
        Assert.All(adapters, type => Assert.True(type.IsSealed && type.IsNotPublic, type.FullName));
    }

    [Fact]
    public void Registration_IsAllThatTheHostSees() =>
        Assert.Equal([$"{Root}.Registration"], Assemblies.Load(Root).GetExportedTypes().Select(type => type.FullName));

    private static bool IsRegistry(string folder) =>
        Assemblies.TypesOf(Root).Any(type => type.FullName == $"{Root}.{folder}.{folder}Adapter" && type.IsAssignableTo(typeof(IRegistry)));

    private static string? FarSide(string type) => Folders.FirstOrDefault(folder => type.StartsWith($"{Root}.{folder}.", StringComparison.Ordinal));
}
