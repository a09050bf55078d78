using System.Data.Common;
using Dapper;
using Npgsql;
using OneStop.Storage.Cluster;

namespace OneStop.Storage.Postgres;

internal sealed class PostgresClusterTable(NpgsqlDataSource source) : IClusterTable
{
    private const string Columns =
        "address, status, is_dead, name, host_name, role_name, gateway_port, suspects, started_at, alive_at, updated_at, row_version";

    // One statement, one snapshot: members can't be of another moment than the version.
    private const string Select = $"""
        select version, {Columns} from cluster_version v
        left join cluster_member m on m.cluster = v.cluster and (@address::text is null or m.address = @address)
        where v.cluster = @cluster
        """;

    // Whoever waits for the version row compares again with what the holder left there.
    private const string Insert = $"""
        with moved as (
          update cluster_version set version = version + 1
          where cluster = @cluster and version = @expectedVersion
            and not exists (select 1 from cluster_member where cluster = @cluster and address = @Address)
          returning version)
        insert into cluster_member (cluster, {Columns})
        select @cluster, @Address, @Status, @IsDead, @Name, @HostName, @RoleName, @GatewayPort, @Suspects, @StartedAt, @AliveAt, @UpdatedAt, version
        from moved
        """;

    private const string Update = """
        with moved as (
          update cluster_version set version = version + 1
          where cluster = @cluster and version = @expectedVersion
            and exists (select 1 from cluster_member where cluster = @cluster and address = @Address and row_version = @RowVersion)
          returning version)
        update cluster_member m
        set status = @Status, is_dead = @IsDead, name = @Name, host_name = @HostName, role_name = @RoleName, gateway_port = @GatewayPort,
            suspects = @Suspects, started_at = @StartedAt, alive_at = @AliveAt, updated_at = @UpdatedAt, row_version = moved.version
        from moved where m.cluster = @cluster and m.address = @Address
        """;

    private const string CleanUp =
        "delete from cluster_member where cluster = @cluster and is_dead and greatest(started_at, alive_at, updated_at) < @before";

    public Task InitializeAsync(string cluster, CancellationToken cancellationToken) =>
        ExecuteAsync("insert into cluster_version (cluster, version) values (@cluster, 0) on conflict do nothing", new { cluster }, cancellationToken);

    public async Task<ClusterView> ReadAsync(string cluster, string? address, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(
            new CommandDefinition(Select, new { cluster, address }, cancellationToken: cancellationToken));
        int? version = null;
        var members = new List<ClusterMember>();
        while (await reader.ReadAsync(cancellationToken))
        {
            version = reader.GetInt32(0);
            if (!await reader.IsDBNullAsync(1, cancellationToken))
            {
                members.Add(Member(reader));
            }
        }

        return new ClusterView(version ?? throw new InvalidOperationException($"The cluster '{cluster}' has no table yet."), members);
    }

    public async Task<bool> InsertAsync(string cluster, ClusterMember member, int expectedVersion, CancellationToken cancellationToken) =>
        await ExecuteAsync(Insert, Parameters(cluster, member, expectedVersion), cancellationToken) == 1;

    public async Task<bool> UpdateAsync(string cluster, ClusterMember member, int expectedVersion, CancellationToken cancellationToken) =>
        await ExecuteAsync(Update, Parameters(cluster, member, expectedVersion), cancellationToken) == 1;

    public Task BeatAsync(string cluster, string address, DateTimeOffset aliveAt, CancellationToken cancellationToken) => ExecuteAsync(
        "update cluster_member set alive_at = @aliveAt where cluster = @cluster and address = @address",
        new { cluster, address, aliveAt = aliveAt.ToUniversalTime() },
        cancellationToken);

    public Task CleanUpAsync(string cluster, DateTimeOffset before, CancellationToken cancellationToken) =>
        ExecuteAsync(CleanUp, new { cluster, before = before.ToUniversalTime() }, cancellationToken);

    public Task DeleteAsync(string cluster, CancellationToken cancellationToken) => ExecuteAsync(
        "with members as (delete from cluster_member where cluster = @cluster) delete from cluster_version where cluster = @cluster",
        new { cluster },
        cancellationToken);

    private async Task<int> ExecuteAsync(string sql, object parameters, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
    }

    private static DynamicParameters Parameters(string cluster, ClusterMember member, int expectedVersion)
    {
        var parameters = new DynamicParameters(member with
        {
            StartedAt = member.StartedAt.ToUniversalTime(),
            AliveAt = member.AliveAt.ToUniversalTime(),
            UpdatedAt = member.UpdatedAt.ToUniversalTime(),
        });
        parameters.Add("cluster", cluster);
        parameters.Add("expectedVersion", expectedVersion);
        return parameters;
    }

    private static ClusterMember Member(DbDataReader row) => new(
        row.GetString(1),
        row.GetString(2),
        row.GetBoolean(3),
        row.GetString(4),
        row.GetString(5),
        row.GetString(6),
        row.GetInt32(7),
        row.GetString(8),
        row.GetFieldValue<DateTimeOffset>(9),
        row.GetFieldValue<DateTimeOffset>(10),
        row.GetFieldValue<DateTimeOffset>(11))
    {
        RowVersion = row.GetInt32(12),
    };
}
