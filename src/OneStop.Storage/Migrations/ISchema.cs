using System.Data.Common;

namespace OneStop.Storage.Migrations;

/// <summary>Where and how migrations run on one store.</summary>
internal interface ISchema
{
    IReadOnlyList<MigrationScript> Scripts { get; }

    /// <summary>A transaction that shuts out every other node's migrations until it ends.</summary>
    Task<DbTransaction> BeginExclusiveAsync(CancellationToken cancellationToken);
}
