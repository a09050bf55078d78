namespace OneStop.Host.Configuration;

/// <summary><c>Clients:&lt;id&gt;</c>: a provincial system that may call.</summary>
internal sealed class ClientSettings
{
    public const string Section = "Clients";

    /// <summary>What <c>hash-secret</c> prints.</summary>
    public string? SecretHash { get; set; }

    public string[] Scopes { get; set; } = [];

    /// <summary>Agency codes; each covers the units below it.</summary>
    public string[] Units { get; set; } = [];
}
