using OneStop.Core.Access;
using OneStop.Host.Configuration;
using OneStop.Storage;

namespace OneStop.Host.Access;

internal static class Keys
{
    public static IServiceCollection AddKeys(this IServiceCollection services, HubUse use) => services
        .AddSingleton(TimeProvider.System)
        .AddSingleton(provider => new KeyFolder(Path.Combine(DataSettings.Of(provider.GetRequiredService<IConfiguration>()).FullPath, "keys"), use))
        .AddSingleton(provider => new AuditSeal(OfTheLog(provider, "audit-seal.key")))
        .AddSingleton(provider => new SubjectHasher(OfTheLog(provider, "subject-hash.key")));

    // With another key the rows that are there could no longer be proven, or found.
    private static byte[] OfTheLog(IServiceProvider provider, string name) =>
        provider.GetRequiredService<KeyFolder>().Symmetric(name, () => provider.GetRequiredService<IAuditPresence>().HasRows);
}
