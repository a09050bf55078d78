using System.Reflection;
using System.Text.RegularExpressions;

namespace OneStop.Tests.Architecture;

/// <summary>No hidden state, no hidden clock, no lost failure, and nothing open that need not be.</summary>
public sealed partial class StateTests
{
    private static readonly string[] HiddenClocks =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow", "System.Threading.Thread.Sleep",
    ];

    [Fact]
    public void StaticFields_InSource_AreReadOnly()
    {
        var fields = Assemblies.Source.SelectMany(Assemblies.TypesOf).SelectMany(type =>
            type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly));
        House.IsKept(fields.Where(field => !field.IsLiteral && !field.IsInitOnly).Select(field => $"{field.DeclaringType}.{field.Name}"));
    }

    // A readonly dictionary can still be filled; frozen and immutable ones cannot.
    [Fact]
    public void StaticFields_InSource_HoldNoCollectionThatCanGrow()
    {
        var fields = Assemblies.Source.SelectMany(Assemblies.TypesOf).SelectMany(type =>
            type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly));
        House.IsKept(fields
            .Where(field => field.FieldType is { IsInterface: false, Namespace: "System.Collections.Generic" or "System.Collections.Concurrent" })
            .Select(field => $"{field.DeclaringType}.{field.Name}"));
    }

    [Fact]
    public void Source_AsksTheTimeOnlyOfTimeProvider() =>
        House.IsKept(from name in Assemblies.Source from call in HiddenClocks.Intersect(Assemblies.CallsOf(name)) select $"{name} calls {call}");

    [Fact]
    public void Classes_InSource_AreSealedAbstractOrStatic() =>
        House.IsKept(Assemblies.Source.SelectMany(Assemblies.TypesOf)
            .Where(type => type.IsClass && !type.IsSealed && !type.IsAbstract)
            .Select(type => type.FullName!));

    [Fact]
    public void Ports_OfCore_AreSmallEnoughToReadAloud()
    {
        var ports = Assemblies.Load("OneStop.Core").GetExportedTypes().Where(type => type.IsInterface).ToList();
        Assert.NotEmpty(ports);
        Assert.All(ports, port => Assert.True(HasAtMost(port, properties: 2, methods: 6) && port.GetInterfaces().Length == 0, port.Name));
    }

    // What every new far side has to implement stays the smallest.
    [Theory]
    [InlineData("IRegistry")]
    [InlineData("IDestination")]
    [InlineData("IAuditTrail")]
    [InlineData("IJournal")]
    public void Ports_OfFarSidesAndLogs_HaveOnePropertyAndOneMethodAtMost(string name)
    {
        var port = Assert.Single(Assemblies.Load("OneStop.Core").GetExportedTypes(), type => type.Name == name);
        Assert.True(HasAtMost(port, properties: 1, methods: 1), name);
    }

    private static bool HasAtMost(Type port, int properties, int methods) =>
        port.GetProperties().Length <= properties && port.GetMethods().Count(method => !method.IsSpecialName) <= methods;

    // A handler for everything must throw on, or at least hand the exception to somebody.
    [Fact]
    public void CatchAll_InSourceAndMocks_NeverSwallows() => House.IsKept(
        from path in SourceTree.Files("src", "*.cs").Concat(SourceTree.Files("mocks", "*.cs"))
        from handler in CatchAll().Matches(SourceTree.Code(path))
        let name = handler.Groups["name"].Value
        let body = handler.Groups["body"].Value
        // "when (it is A or B)" names what is caught as well as "catch (A)" does.
        where !Named().IsMatch(handler.Groups["filter"].Value)
        where !Throws().IsMatch(body) && (name.Length == 0 || !Regex.IsMatch(body, $@"\b{name}\b"))
        select $"{SourceTree.Name(path)}: {handler.Value}");

    [GeneratedRegex(
        @"\bcatch\s*(\(\s*(System\.)?Exception(\s+(?<name>\w+))?\s*\)\s*)?(when\s*(?<filter>\((?>[^()]+|(?<p>\()|(?<-p>\)))*(?(p)(?!))\))\s*)?(?<body>\{(?>[^{}]+|(?<b>\{)|(?<-b>\}))*(?(b)(?!))\})",
        RegexOptions.ExplicitCapture)]
    private static partial Regex CatchAll();

    [GeneratedRegex(@"\A\(\s*\w+\s+is\s+(?!not\b|Exception\b)[A-Z][\w.]*(\s+or\s+[A-Z][\w.]*)*\s*\)\z")]
    private static partial Regex Named();

    [GeneratedRegex(@"\bthrow\b")]
    private static partial Regex Throws();
}
