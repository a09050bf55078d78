namespace OneStop.IntegrationTests.Storage;

public sealed class SqliteJournalTests : JournalSuite<SqliteTestStore>;

public sealed class PostgresJournalTests : JournalSuite<PostgresTestStore>;

public sealed class SqliteDeliveryTests : DeliverySuite<SqliteTestStore>;

public sealed class PostgresDeliveryTests : DeliverySuite<PostgresTestStore>;
