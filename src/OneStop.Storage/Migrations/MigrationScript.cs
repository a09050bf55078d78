using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OneStop.Storage.Migrations;

/// <summary>A numbered script: <c>0001_audit.sql</c>.</summary>
internal sealed record MigrationScript(int Version, string Name, string Sql)
{
    /// <summary>SHA-256 of the text, in hexadecimal.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    /// <summary>The scripts of one store, in order.</summary>
    /// <param name="folder">As in the assembly's resources: <c>Sqlite</c> or <c>Postgres</c>.</param>
    public static IReadOnlyList<MigrationScript> Of(string folder)
    {
        var assembly = typeof(MigrationScript).Assembly;
        var prefix = $"OneStop.Storage.{folder}.Migrations.";
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
                .Select(name => Parse(name[prefix.Length..], assembly.GetManifestResourceStream(name)!))
                .OrderBy(script => script.Version),
        ];
    }

    private static MigrationScript Parse(string name, Stream content)
    {
        using var reader = new StreamReader(content);

        // A checkout with other line ends is the same script.
        var sql = reader.ReadToEnd().ReplaceLineEndings("\n");
        return new MigrationScript(int.Parse(name[..name.IndexOf('_', StringComparison.Ordinal)], CultureInfo.InvariantCulture), name, sql);
    }
}
