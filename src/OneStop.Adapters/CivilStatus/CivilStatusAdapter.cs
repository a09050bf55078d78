using OneStop.Adapters.Plumbing;
using OneStop.Adapters.Plumbing.Credentials;
using OneStop.Core.Errors;
using OneStop.Core.Facts;
using OneStop.Core.Registries;

namespace OneStop.Adapters.CivilStatus;

/// <summary>The look-up's wire is assumed (contracts/civil-status/SOURCE.md); the catalogue says so.</summary>
internal sealed class CivilStatusAdapter(RegistryCall call, ICivilStatusApi api) : IRegistry
{
    public static RegistryDefinition Definition { get; } = new(
        new("civil-status", "Cơ sở dữ liệu hộ tịch điện tử", "Electronic civil status database", "Bộ Tư pháp",
        [
            Operation("birth", "Tra cứu sự kiện khai sinh", "A birth registration", CivilStatusMapping.Birth, [FactKeys.FullName]),
            Operation("marriage", "Tra cứu sự kiện kết hôn", "Marriage registrations", CivilStatusMapping.Marriage, [FactKeys.Marriages]),
            Operation("death", "Tra cứu sự kiện khai tử", "A death registration", CivilStatusMapping.Death, [FactKeys.DeathDate]),
            Operation("marital-status", "Tra cứu tình trạng hôn nhân", "The marital status", CivilStatusMapping.Marital, [FactKeys.MaritalStatus]),
        ]),
        new Dictionary<string, CredentialKind> { ["json"] = CredentialKind.Bearer });

    public RegistryDescriptor Descriptor => call.Descriptor;

    public Task<Lookup> LookupAsync(LookupRequest request, CancellationToken cancellationToken) =>
        call.RunAsync(request, FindAsync, cancellationToken);

    private async Task<Answer> FindAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        // The register knows the twelve-digit numbers only.
        if (exchange.Request.Subject is Subject.Person { Id.IsLegacy: true })
        {
            return new Answer.Failed(new Fault(ErrorCode.KeyNotAccepted, Field: FactKeys.PersonalId.Name));
        }

        var query = CivilStatusMapping.Query(exchange);
        return (await call.SendAsync(exchange, token => api.FindAsync(query, exchange, token), cancellationToken))
            .Read(reply => CivilStatusMapping.Read(reply, query.loai));
    }

    private static OperationDescriptor Operation(string key, string vi, string en, FactKey[] facts, FactKey[] required) => new(
        key, vi, en, Confirmed: false, RetrySafe: true, [SubjectKind.Person], facts, required,
        key == "marriage" ? CivilStatusMapping.MarriageColumns : []);
}
