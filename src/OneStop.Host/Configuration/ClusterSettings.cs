using System.Net;

namespace OneStop.Host.Configuration;

/// <summary><c>Cluster</c>: several nodes on one PostgreSQL store share the sending.</summary>
internal sealed class ClusterSettings
{
    public const string Section = "Cluster";

    public bool Enabled { get; set; }

    /// <summary>The same on all nodes of one hub.</summary>
    public string Id { get; set; } = "onestop";

    /// <summary>Where the other nodes reach this one, and the only address that is listened on.</summary>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>Between the nodes only; 0 takes a free one.</summary>
    public int SiloPort { get; set; } = 11_111;

    public IPAddress? Ip => IPAddress.TryParse(Address, out var ip) ? ip : null;

    public static ClusterSettings Of(IConfiguration configuration) => Settings.Lenient<ClusterSettings>(configuration, Section);
}
