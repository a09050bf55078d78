using System.Net;
using Microsoft.Extensions.Options;
using OneStop.Storage;

namespace OneStop.Host.Configuration;

internal sealed class ClusterCheck(IConfiguration configuration) : IValidateOptions<ClusterSettings>
{
    private const int LongestId = 64;

    public ValidateOptionsResult Validate(string? name, ClusterSettings options)
    {
        var mistakes = new Mistakes();
        var store = Settings.Lenient<StorageOptions>(configuration, StorageOptions.Section);
        mistakes.AddIf(options.Enabled && !store.IsPostgres, "Cluster:Enabled", "needs the PostgreSQL store, which all nodes share", "false, or Storage:Provider=postgres");
        mistakes.AddIf(options.Id.Length is 0 or > LongestId || options.Id.Any(char.IsWhiteSpace), "Cluster:Id", $"is empty, holds a space, or is longer than {LongestId} characters", "onestop");
        mistakes.AddIf(!IsReachable(options.Ip), "Cluster:Address", "is no IP address at which the other nodes reach this one", "10.20.0.11");
        mistakes.AddIf(options.SiloPort is < 0 or > IPEndPoint.MaxPort, "Cluster:SiloPort", "is not between 0 and 65535", "11111");
        return mistakes.Result();
    }

    // Listening everywhere would also open the port to networks on which no node is.
    private static bool IsReachable(IPAddress? address) => address is not null && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any);
}
