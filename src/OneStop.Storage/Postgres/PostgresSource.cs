using Microsoft.Extensions.Options;
using Npgsql;

namespace OneStop.Storage.Postgres;

/// <summary>
/// The pool of connections, with waits short enough that a dead database is noticed rather than waited for, and with statements that the server
/// has read once.
/// </summary>
internal static class PostgresSource
{
    private const int ConnectSeconds = 2;
    private const int CommandSeconds = 5;

    // More than the hub has statements.
    private const int Prepared = 200;

    // A plan that is kept while a table is empty reads all of it later.
    private const string PlansAreNotKept = "-c plan_cache_mode=force_custom_plan";

    public static NpgsqlDataSource Open(IOptions<StorageOptions> options)
    {
        var text = new NpgsqlConnectionStringBuilder(options.Value.ConnectionString) { Timeout = ConnectSeconds, CommandTimeout = CommandSeconds };
        text.ApplicationName ??= "onestop";
        text.MaxAutoPrepare = text.MaxAutoPrepare == 0 ? Prepared : text.MaxAutoPrepare;
        text.Options = $"{text.Options} {PlansAreNotKept}".TrimStart();
        return NpgsqlDataSource.Create(text);
    }
}
