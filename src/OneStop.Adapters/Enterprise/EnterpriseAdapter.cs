using OneStop.Adapters.Plumbing;
using OneStop.Adapters.Plumbing.Credentials;
using OneStop.Core.Errors;
using OneStop.Core.Registries;

namespace OneStop.Adapters.Enterprise;

internal sealed class EnterpriseAdapter(RegistryCall call, IEnterpriseApi api) : IRegistry
{
    private const string V1 = "v1";

    public static RegistryDefinition Definition { get; } = new(
        new("enterprise", "Cơ sở dữ liệu quốc gia về đăng ký doanh nghiệp", "National business registration database", "Bộ Tài chính",
        [
            new("enterprise", "Chi tiết doanh nghiệp", "An enterprise's record", Confirmed: true, RetrySafe: true, [SubjectKind.Enterprise],
                EnterpriseMapping.Facts, EnterpriseMapping.Required, EnterpriseMapping.Columns),
            new("household-business", "Chi tiết hộ kinh doanh", "Household businesses of a person or under a code", Confirmed: true,
                RetrySafe: true, [SubjectKind.Person, SubjectKind.Enterprise], EnterpriseMapping.HouseholdFacts,
                EnterpriseMapping.HouseholdFacts, EnterpriseMapping.HouseholdColumns),
            new("cooperative", "Chi tiết hợp tác xã", "A cooperative's record", Confirmed: true, RetrySafe: true, [SubjectKind.Enterprise],
                EnterpriseMapping.Facts, EnterpriseMapping.Required, EnterpriseMapping.Columns),
        ]),
        new Dictionary<string, CredentialKind> { ["v2"] = CredentialKind.Bearer, [V1] = CredentialKind.Bearer });

    public RegistryDescriptor Descriptor => call.Descriptor;

    public Task<Lookup> LookupAsync(LookupRequest request, CancellationToken cancellationToken) => call.RunAsync(
        request,
        request.Operation switch
        {
            "household-business" => HouseholdAsync,
            "cooperative" => CooperativeAsync,
            _ when call.Scheme == V1 => EnterpriseV1Async,
            _ => EnterpriseAsync,
        },
        cancellationToken);

    private async Task<Answer> EnterpriseAsync(Exchange exchange, CancellationToken cancellationToken) =>
        Unaskable(exchange) ?? (await call.SendAsync(exchange, token => api.EnterpriseAsync(Key(exchange), exchange, token), cancellationToken))
            .Read(reply => EnterpriseMapping.One(reply, reply.GetEntCert));

    private async Task<Answer> EnterpriseV1Async(Exchange exchange, CancellationToken cancellationToken) =>
        Unaskable(exchange) ?? (await call.SendAsync(exchange, token => api.EnterpriseV1Async(Key(exchange), exchange, token), cancellationToken))
            .Read(EnterpriseMapping.OneV1);

    private async Task<Answer> CooperativeAsync(Exchange exchange, CancellationToken cancellationToken) =>
        Unaskable(exchange) ?? (await call.SendAsync(exchange, token => api.CooperativeAsync(Key(exchange), exchange, token), cancellationToken))
            .Read(reply => EnterpriseMapping.One(reply, reply.CoopCert));

    private async Task<Answer> HouseholdAsync(Exchange exchange, CancellationToken cancellationToken) =>
        (await call.SendAsync(exchange, token => api.HouseholdAsync(Key(exchange), exchange, token), cancellationToken))
            .Read(reply => EnterpriseMapping.Households(reply, exchange.Request.Subject));

    private static string Key(Exchange exchange) => exchange.Request.Subject.RevealKey();

    // A person's number is the code of a household business only.
    private static Answer.Failed? Unaskable(Exchange exchange) => exchange.Request.Subject is Subject.Enterprise { Code.Owner: not null }
        ? new Answer.Failed(new Fault(ErrorCode.KeyNotAccepted, Field: Core.Facts.FactKeys.EnterpriseCode.Name))
        : null;
}
