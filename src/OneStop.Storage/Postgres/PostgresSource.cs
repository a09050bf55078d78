using Microsoft.Extensions.Options;
using Npgsql;

namespace OneStop.Storage.Postgres;

/// <summary>The pool of connections, with waits short enough that a dead database is noticed rather than waited for.</summary>
internal static class PostgresSource
{
    private const int ConnectSeconds = 2;
    private const int CommandSeconds = 5;

    public static NpgsqlDataSource Open(IOptions<StorageOptions> options)
    {
        var text = new NpgsqlConnectionStringBuilder(options.Value.ConnectionString) { Timeout = ConnectSeconds, CommandTimeout = CommandSeconds };
        text.ApplicationName ??= "onestop";
        return NpgsqlDataSource.Create(text);
    }
}
