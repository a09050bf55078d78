using OneStop.IntegrationTests.Storage;

namespace OneStop.IntegrationTests.Scenarios;

public sealed class PrefillOnSqlite : PrefillScenarios<SqliteTestStore>;

public sealed class PrefillOnPostgres : PrefillScenarios<PostgresTestStore>;

public sealed class KillOnSqlite : KillScenarios<SqliteTestStore>;

public sealed class KillOnPostgres : KillScenarios<PostgresTestStore>;
