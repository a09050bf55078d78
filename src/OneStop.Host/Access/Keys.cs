using OneStop.Core.Access;
using OneStop.Host.Configuration;
using OneStop.Storage;

namespace OneStop.Host.Access;

internal static class Keys
{
    public static IServiceCollection AddKeys(this IServiceCollection services) => services
        .AddSingleton(TimeProvider.System)
        .AddSingleton(provider => new KeyFolder(Path.Combine(DataSettings.Of(provider.GetRequiredService<IConfiguration>()).FullPath, "keys")))
        .AddSingleton(provider => new AuditSeal(provider.GetRequiredService<KeyFolder>().Symmetric("audit-seal.key")))
        .AddSingleton(provider => new SubjectHasher(provider.GetRequiredService<KeyFolder>().Symmetric("subject-hash.key")));
}
