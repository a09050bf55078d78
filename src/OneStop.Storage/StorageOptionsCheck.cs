using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;

namespace OneStop.Storage;

/// <summary>Refuses a start with unusable settings. Values are not repeated: a connection string holds a password.</summary>
internal sealed class StorageOptionsCheck : IValidateOptions<StorageOptions>
{
    private const string SqliteExample = "Data Source=/var/lib/onestop/onestop.db";
    private const string PostgresExample = "Host=db.internal;Database=onestop;Username=onestop;Password=…";

    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        var problem = options switch
        {
            { IsSqlite: true } => SqliteProblem(options.ConnectionString),
            { IsPostgres: true } => PostgresProblem(options.ConnectionString),
            _ => "Storage:Provider is neither sqlite nor postgres. Example: Storage__Provider=sqlite",
        };
        return problem is null ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problem);
    }

    private static string? SqliteProblem(string? text)
    {
        if (Read(text, t => new SqliteConnectionStringBuilder(t)) is not { DataSource.Length: > 0 } read)
        {
            return Say("is missing or names no file", SqliteExample);
        }

        return read.DataSource.Contains(":memory:", StringComparison.OrdinalIgnoreCase) || read.Mode == SqliteOpenMode.Memory
            ? Say("names a store in memory, which does not survive a restart", SqliteExample)
            : null;
    }

    private static string? PostgresProblem(string? text) =>
        Read(text, t => new NpgsqlConnectionStringBuilder(t)) is { Host.Length: > 0, Database.Length: > 0 }
            ? null
            : Say("is missing, cannot be read, or lacks Host or Database", PostgresExample);

    private static string Say(string reason, string example) =>
        $"Storage:ConnectionString {reason}. Example: Storage__ConnectionString={example}";

    /// <summary>The parser's own message would repeat parts of the value.</summary>
    private static T? Read<T>(string? text, Func<string, T> parse)
        where T : class
    {
        try
        {
            return string.IsNullOrWhiteSpace(text) ? null : parse(text);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
