namespace OneStop.Storage.Migrations;

/// <summary>The store's schema and this version of the hub do not belong together, or a script failed.</summary>
public sealed class MigrationException : Exception
{
    public MigrationException()
    {
    }

    public MigrationException(string message)
        : base(message)
    {
    }

    public MigrationException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
