namespace OneStop.IntegrationTests.Storage;

public sealed class SqliteJournalTests : JournalSuite<SqliteTestStore>;

public sealed class PostgresJournalTests : JournalSuite<PostgresTestStore>;

public sealed class SqliteDeliveryTests : DeliverySuite<SqliteTestStore>;

public sealed class PostgresDeliveryTests : DeliverySuite<PostgresTestStore>;

public sealed class SqliteOperatorTests : OperatorSuite<SqliteTestStore>;

public sealed class PostgresOperatorTests : OperatorSuite<PostgresTestStore>;

public sealed class SqliteUpkeepTests : UpkeepSuite<SqliteTestStore>;

public sealed class PostgresUpkeepTests : UpkeepSuite<PostgresTestStore>;

public sealed class SqliteOperationTests : OperationSuite<SqliteTestStore>;

public sealed class PostgresOperationTests : OperationSuite<PostgresTestStore>;
