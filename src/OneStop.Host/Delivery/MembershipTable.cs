using System.Globalization;
using Microsoft.Extensions.Options;
using OneStop.Storage.Cluster;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;

namespace OneStop.Host.Delivery;

/// <summary>The engine's list of nodes, kept in the hub's own store.</summary>
internal sealed class MembershipTable(IClusterTable table, IOptions<ClusterOptions> options) : IMembershipTable
{
    private string Cluster => options.Value.ClusterId;

    public Task InitializeMembershipTable(bool tryInitTableVersion) => table.InitializeAsync(Cluster, CancellationToken.None);

    public Task<MembershipTableData> ReadRow(SiloAddress key) => ReadAsync(key.ToParsableString());

    public Task<MembershipTableData> ReadAll() => ReadAsync(address: null);

    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) =>
        table.InsertAsync(Cluster, MembershipRow.Of(entry), Number(tableVersion.VersionEtag), CancellationToken.None);

    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) => table.UpdateAsync(
        Cluster, MembershipRow.Of(entry) with { RowVersion = Number(etag) }, Number(tableVersion.VersionEtag), CancellationToken.None);

    public Task UpdateIAmAlive(MembershipEntry entry) =>
        table.BeatAsync(Cluster, entry.SiloAddress.ToParsableString(), MembershipRow.Instant(entry.IAmAliveTime), CancellationToken.None);

    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) => table.CleanUpAsync(Cluster, beforeDate, CancellationToken.None);

    public Task DeleteMembershipTableEntries(string clusterId) => table.DeleteAsync(clusterId, CancellationToken.None);

    private async Task<MembershipTableData> ReadAsync(string? address)
    {
        var view = await table.ReadAsync(Cluster, address, CancellationToken.None);
        return new MembershipTableData(
            [.. view.Members.Select(member => Tuple.Create(MembershipRow.Entry(member), Etag(member.RowVersion)))],
            new TableVersion(view.Version, Etag(view.Version)));
    }

    private static string Etag(int version) => version.ToString(CultureInfo.InvariantCulture);

    private static int Number(string etag) => int.Parse(etag, NumberStyles.None, CultureInfo.InvariantCulture);
}
