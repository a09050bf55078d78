using System.Data.Common;

namespace OneStop.Storage;

/// <summary>
/// Either store, for statements that both understand. Instants are microseconds since 1970 in UTC on both (<see cref="Instant"/>).
/// </summary>
internal interface IDatabase
{
    /// <summary>Free bytes where the store keeps its files; null where only the server knows.</summary>
    long? FreeBytes { get; }

    /// <summary>Runs <paramref name="work"/> on a connection that sees what is committed.</summary>
    Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>Runs <paramref name="work"/> in one transaction; what it returns is durable.</summary>
    Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken);
}
