namespace OneStop.IntegrationTests.Storage;

public sealed class PostgresAppendTests : AppendSuite<PostgresTestStore>;

public sealed class PostgresTamperTests : TamperSuite<PostgresTestStore>;

public sealed class PostgresMigrationTests : MigrationSuite<PostgresTestStore>;

public sealed class PostgresProbeTests : ProbeSuite<PostgresTestStore>;

public sealed class PostgresRegistryUseTests : RegistryUseSuite<PostgresTestStore>;

public sealed class PostgresInboxTests : InboxSuite<PostgresTestStore>;
