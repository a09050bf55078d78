using OneStop.Adapters.Plumbing;
using OneStop.Adapters.Plumbing.Credentials;
using OneStop.Adapters.Plumbing.Soap;
using OneStop.Core.Registries;

namespace OneStop.Adapters.Population;

internal sealed class PopulationAdapter(RegistryCall call, IPopulationApi api) : IRegistry
{
    private const string Citizen = "citizen";
    private const string Verification = "verification";
    private const string Soap = "soap";

    public static RegistryDefinition Definition { get; } = new(
        new("population", "Cơ sở dữ liệu quốc gia về dân cư", "National population database", "Bộ Công an",
        [
            new(Citizen, "Tra cứu thông tin công dân", "A citizen's record", Confirmed: true, RetrySafe: true, [SubjectKind.Person],
                PopulationMapping.CitizenFacts, PopulationMapping.CitizenRequired, []),
            new(Verification, "Xác thực thông tin công dân", "Whether a record exists", Confirmed: true, RetrySafe: true,
                [SubjectKind.Person], PopulationMapping.VerificationFacts, PopulationMapping.VerificationFacts, []),
        ]),
        new Dictionary<string, CredentialKind> { [Soap] = CredentialKind.Digest, ["json-facade"] = CredentialKind.Bearer },
        Path: "/dancu/1.0",
        PopulationMapping.Classify);

    public RegistryDescriptor Descriptor => call.Descriptor;

    public Task<Lookup> LookupAsync(LookupRequest request, CancellationToken cancellationToken) =>
        call.RunAsync(request, request.Operation == Citizen ? CitizenAsync : VerificationAsync, cancellationToken);

    // The empty answer means "no such number" or "another name or date". Where the second operation knows a record, it is the latter;
    // where it knows none, that may still be either.
    private async Task<Answer> CitizenAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        var answer = (await AskAsync(exchange, PopulationMapping.CitizenService, cancellationToken)).Read(PopulationMapping.Citizen);
        return answer is Answer.Nothing && Descriptor.Find(Verification) is { Enabled: true }
            ? PopulationMapping.TellApart(await VerificationAsync(exchange.Continue(Verification), cancellationToken))
            : answer;
    }

    private async Task<Answer> VerificationAsync(Exchange exchange, CancellationToken cancellationToken) =>
        (await AskAsync(exchange, PopulationMapping.VerificationService, cancellationToken)).Read(PopulationMapping.Exists);

    private async Task<Reply<SoapBody>> AskAsync(Exchange exchange, string service, CancellationToken cancellationToken)
    {
        var query = PopulationMapping.Query(exchange, service);
        return call.Scheme == Soap
            ? await call.SendAsync(exchange, token => api.SoapAsync(call.Path.TrimStart('/'), query.ToSoap(), exchange, token), cancellationToken)
            : (await call.SendAsync(exchange, token => api.FacadeAsync(query, exchange, token), cancellationToken)).Then(PopulationMapping.Unwrap);
    }
}
