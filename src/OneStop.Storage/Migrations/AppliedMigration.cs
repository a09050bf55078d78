namespace OneStop.Storage.Migrations;

/// <summary>What the store remembers of a script it has run.</summary>
internal sealed record AppliedMigration(long Version, string Name, string Checksum);
