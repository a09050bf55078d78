using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace OneStop.Storage;

/// <summary>Section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";

    /// <summary><see cref="Sqlite"/> (one node) or <see cref="Postgres"/> (one or several).</summary>
    public string Provider { get; set; } = Sqlite;

    /// <summary>In the form of the provider. Holds the password where there is one: never printed.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Where the database file lies; null on PostgreSQL, and where the settings are wrong, which is reported elsewhere.</summary>
    public static string? FileOf(IConfiguration section)
    {
        try
        {
            return string.Equals(section[nameof(Provider)] ?? Sqlite, Sqlite, StringComparison.OrdinalIgnoreCase)
                && new SqliteConnectionStringBuilder(section[nameof(ConnectionString)]) is { DataSource: { Length: > 0 } file, Mode: not SqliteOpenMode.Memory }
                && !file.Contains(":memory:", StringComparison.OrdinalIgnoreCase)
                    ? Path.GetFullPath(file)
                    : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    public bool IsPostgres => string.Equals(Provider, Postgres, StringComparison.OrdinalIgnoreCase);

    public bool IsSqlite => string.Equals(Provider, Sqlite, StringComparison.OrdinalIgnoreCase);
}
