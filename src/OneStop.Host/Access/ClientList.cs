using System.Collections.Frozen;
using System.Text.RegularExpressions;
using OneStop.Core.Access;
using OneStop.Core.Dossiers;
using OneStop.Host.Configuration;

namespace OneStop.Host.Access;

/// <summary>Reads the clients of a configuration and reports every mistake in them.</summary>
internal static partial class ClientList
{
    private static readonly FrozenSet<string> Settings =
        new[] { nameof(ClientSettings.SecretHash), nameof(ClientSettings.Scopes), nameof(ClientSettings.Units) }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static FrozenDictionary<string, Client> Read(IConfiguration configuration, Mistakes mistakes)
    {
        var clients = new Dictionary<string, Client>(StringComparer.Ordinal);
        foreach (var section in configuration.GetSection(ClientSettings.Section).GetChildren())
        {
            if (ReadOne(section, mistakes) is { } client)
            {
                clients.Add(section.Key, client);
            }
        }

        mistakes.AddIf(clients.Count == 0 && !configuration.GetSection(ClientSettings.Section).GetChildren().Any(),
            ClientSettings.Section, "names nobody, so that no client could call this hub", "Clients:one-stop:SecretHash, :Scopes:0 = prefill, :Units:0 = H49");
        return clients.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static Client? ReadOne(IConfigurationSection section, Mistakes mistakes)
    {
        var settings = section.Get<ClientSettings>() ?? new();
        mistakes.AddIf(!ClientId().IsMatch(section.Key), section.Path, "is no client id: 1–50 of a–z, A–Z, 0–9, '-' and '_'", "Clients:one-stop");
        foreach (var unknown in section.GetChildren().Where(child => !Settings.Contains(child.Key)))
        {
            mistakes.Add(unknown.Path, "is no setting", $"{section.Path}:Scopes:0");
        }

        var secret = SecretHash.Parse(settings.SecretHash);
        mistakes.AddIf(secret is null, $"{section.Path}:SecretHash", "is missing or not what hash-secret prints", "pbkdf2-sha512.210000.(salt).(hash)");
        mistakes.AddIf(settings.Scopes.Length == 0, $"{section.Path}:Scopes", "is empty", string.Join(", ", Scopes.All));
        mistakes.AddIf(settings.Scopes.Except(Scopes.All).Any(), $"{section.Path}:Scopes", "names an unknown scope", string.Join(", ", Scopes.All));
        var units = ReadUnits(section.Path, settings, mistakes);
        return secret is null ? null : new(new Caller(section.Key, units), secret, settings.Scopes.ToFrozenSet(StringComparer.Ordinal));
    }

    // A client that only reads metrics acts for nobody.
    private static List<AgencyCode> ReadUnits(string path, ClientSettings settings, Mistakes mistakes)
    {
        var units = new List<AgencyCode>();
        for (var i = 0; i < settings.Units.Length; i++)
        {
            if (AgencyCode.TryParse(settings.Units[i], out var unit, out _))
            {
                units.Add(unit);
            }
            else
            {
                mistakes.Add($"{path}:Units:{i}", "is no agency code", "H49.14");
            }
        }

        mistakes.AddIf(
            settings.Units.Length == 0 && settings.Scopes.Any(s => s is Scopes.Prefill or Scopes.Lookup or Scopes.DossiersWrite or Scopes.DossiersRead),
            $"{path}:Units", "is empty, so the client could ask for nobody", "H49");
        return units;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,50}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ClientId();
}
