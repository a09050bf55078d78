namespace OneStop.IntegrationTests.Storage;

public sealed class SqliteAppendTests : AppendSuite<SqliteTestStore>;

public sealed class SqliteTamperTests : TamperSuite<SqliteTestStore>;

public sealed class SqliteMigrationTests : MigrationSuite<SqliteTestStore>;

public sealed class SqliteProbeTests : ProbeSuite<SqliteTestStore>;

public sealed class SqliteRegistryUseTests : RegistryUseSuite<SqliteTestStore>;

public sealed class SqliteInboxTests : InboxSuite<SqliteTestStore>;
