using System.Globalization;
using Orleans;
using Orleans.Runtime;
using ClusterMember = OneStop.Storage.Cluster.ClusterMember;

namespace OneStop.Host.Delivery;

/// <summary>The engine's entry as the store keeps it, and back.</summary>
internal static class MembershipRow
{
    private const char Between = ' ';
    private const char Since = '=';

    public static ClusterMember Of(MembershipEntry entry) => new(
        entry.SiloAddress.ToParsableString(),
        entry.Status.ToString(),
        entry.Status == SiloStatus.Dead,
        entry.SiloName ?? "",
        entry.HostName ?? "",
        entry.RoleName ?? "",
        entry.ProxyPort,
        string.Join(Between, (entry.SuspectTimes ?? []).Select(vote => $"{vote.Item1.ToParsableString()}{Since}{Instant(vote.Item2):O}")),
        Instant(entry.StartTime),
        Instant(entry.IAmAliveTime),
        Instant(entry.SuspectTimes is { Count: > 0 } votes ? votes.Max(vote => vote.Item2) : entry.StartTime));

    public static MembershipEntry Entry(ClusterMember member) => new()
    {
        SiloAddress = SiloAddress.FromParsableString(member.Address),
        Status = Enum.Parse<SiloStatus>(member.Status),
        SiloName = member.Name,
        HostName = member.HostName,
        RoleName = member.RoleName,
        ProxyPort = member.GatewayPort,
        SuspectTimes = [.. member.Suspects.Split(Between, StringSplitOptions.RemoveEmptyEntries).Select(Vote)],
        StartTime = member.StartedAt.UtcDateTime,
        IAmAliveTime = member.AliveAt.UtcDateTime,
    };

    /// <summary>The engine counts in UTC without saying so.</summary>
    public static DateTimeOffset Instant(DateTime utc) => new(DateTime.SpecifyKind(utc, DateTimeKind.Utc));

    private static Tuple<SiloAddress, DateTime> Vote(string text)
    {
        var since = text.LastIndexOf(Since);
        return Tuple.Create(
            SiloAddress.FromParsableString(text[..since]),
            DateTimeOffset.Parse(text.AsSpan(since + 1), CultureInfo.InvariantCulture).UtcDateTime);
    }
}
