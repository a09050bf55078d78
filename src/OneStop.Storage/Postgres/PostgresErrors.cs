using Npgsql;

namespace OneStop.Storage.Postgres;

internal static class PostgresErrors
{
    /// <summary>Serialisation failure, deadlock: rolled back, even at COMMIT.</summary>
    public static bool IsRolledBack(PostgresException e) =>
        e.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    /// <summary>The server's disk or memory is at its bound.</summary>
    public static bool IsFull(NpgsqlException e) => e is PostgresException { SqlState: PostgresErrorCodes.DiskFull };

    /// <summary>True when the transaction certainly wrote nothing and may succeed at once on another try.</summary>
    /// <param name="committing">COMMIT has been sent: a connection lost now leaves the outcome unknown.</param>
    public static bool MayRepeat(NpgsqlException e, bool committing) => e switch
    {
        PostgresException rolledBack when IsRolledBack(rolledBack) => true,

        // Two nodes wrote the very first row, or another node holds the head.
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.LockNotAvailable } => true,

        // The time for a statement was over: cancelled and rolled back, never at COMMIT.
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } => true,

        // A pooled connection that died with the last restart of the server; one that idled in our transaction for too long.
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or "25P03" } => !committing,
        PostgresException => false,
        _ => !committing && e.InnerException is IOException,
    };
}
