using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace OneStop.Tests.Architecture;

/// <summary>The project as built: what the compiler really linked, whatever the sources look like.</summary>
internal static class Assemblies
{
    public static readonly IReadOnlyList<string> Source = ["OneStop.Core", "OneStop.Adapters", "OneStop.Storage", "OneStop.Host"];

    public static readonly IReadOnlyList<string> Shipped = [.. Source, "OneStop.Mocks"];

    public static Assembly Load(string name) => Assembly.Load(name);

    public static IReadOnlyList<string> ReferencedBy(string name) => [.. Load(name).GetReferencedAssemblies().Select(reference => reference.Name!)];

    /// <summary>Types that a person wrote: generated ones stand outside our namespaces or have unspeakable names.</summary>
    public static IEnumerable<Type> TypesOf(string name) =>
        Load(name).GetTypes().Where(type => type.Namespace?.StartsWith("OneStop", StringComparison.Ordinal) == true && !type.FullName!.Contains('<'));

    /// <summary>Every member of another assembly that the code calls, as <c>System.DateTime.get_UtcNow</c>.</summary>
    public static IReadOnlySet<string> CallsOf(string name)
    {
        using var file = new PEReader(File.OpenRead(Load(name).Location));
        var reader = file.GetMetadataReader();
        return reader.MemberReferences.Select(reader.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => (Type: reader.GetTypeReference((TypeReferenceHandle)member.Parent), member.Name))
            .Select(call => $"{reader.GetString(call.Type.Namespace)}.{reader.GetString(call.Type.Name)}.{reader.GetString(call.Name)}")
            .ToHashSet();
    }
}
