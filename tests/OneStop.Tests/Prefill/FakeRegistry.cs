using OneStop.Core.Facts;
using OneStop.Core.Registries;

namespace OneStop.Tests.Prefill;

/// <summary>A registry of one operation, <c>ask</c>, that answers as the test says and counts how often it was asked.</summary>
internal sealed class FakeRegistry(string key, Func<LookupRequest, CancellationToken, Task<Lookup>> answer) : IRegistry
{
    public static readonly OperationDescriptor Ask = new(
        "ask", "hỏi", "ask", Confirmed: true, RetrySafe: true, [SubjectKind.Person],
        [FactKeys.FullName, FactKeys.BirthDate, FactKeys.Marriages, FactKeys.HusbandName, FactKeys.HusbandId, FactKeys.HusbandBirthDate], [], [FactKeys.EventNumber, FactKeys.WifeName]);

    public int Asked { get; private set; }

    public RegistryDescriptor Descriptor { get; } = new(key, key, key, "THỬ", [Ask]);

    public static FakeRegistry Answering(string key, Lookup lookup) => new(key, (_, _) => Task.FromResult(lookup));

    public static Provenance From(string key) => new(key, "ask", DateTimeOffset.UnixEpoch, $"H49-{key}");

    public static Lookup Found(string key, FactSet facts) => new Lookup.Found(facts, []) { Source = From(key) };

    public Task<Lookup> LookupAsync(LookupRequest request, CancellationToken cancellationToken)
    {
        Asked++;
        return answer(request, cancellationToken);
    }
}
