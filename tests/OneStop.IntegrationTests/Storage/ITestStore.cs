using System.Data.Common;

namespace OneStop.IntegrationTests.Storage;

/// <summary>An empty database of its own for each test, and the way in for somebody who has only the database.</summary>
public interface ITestStore : IAsyncLifetime
{
    string Provider { get; }

    string ConnectionString { get; }

    /// <summary>What a database administrator runs first to get around the triggers.</summary>
    string DisarmTriggers { get; }

    DbConnection Connect();
}
