using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using OneStop.Core.Reconciliation;
using OneStop.Core.Sync;

namespace OneStop.Host.Wire;

/// <summary>The hub's delivery at a glance.</summary>
/// <param name="Overall">
/// <c>good</c>; <c>interrupted</c> where a destination is down or gets its events too late; <c>attention</c> where only something else needs somebody.
/// </param>
/// <param name="NeedsYou">What somebody has to look at, one sentence each.</param>
/// <param name="Waiting">Events that some destination has not been offered.</param>
internal sealed record StatusAnswer(
    string Overall, IReadOnlyList<string> NeedsYou, long Waiting, long Held, int Differing, long OpenTasks, IReadOnlyList<DestinationAnswer> Destinations)
{
    [JsonIgnore]
    public int ExitCode => NeedsYou.Count == 0 ? 0 : 1;

    /// <summary>What has to be looked at, from all that is known.</summary>
    /// <param name="abandoned">Destinations that are enabled nowhere and hold the journal back all the same, with their events.</param>
    public static StatusAnswer Of(
        IReadOnlyList<DestinationAnswer> lines, IReadOnlyList<(string Key, long Events)> abandoned, Backlog backlog, IReadOnlyList<ParkedCount> held,
        IReadOnlyList<Difference> differences, IReadOnlyList<TaskCount> tasks, DateTimeOffset now)
    {
        List<string> interruptions = [.. lines.Select(line => Interruption.Of(line, held, now)).OfType<string>()];
        List<string> needs =
        [
            .. interruptions,
            .. lines.Where(line => line.Dead > 0).Select(line => string.Create(
                CultureInfo.InvariantCulture, $"{line.Key}: {line.Dead} streams wait for a person (deliveries --destination {line.Key} --state dead)")),
            .. lines.Where(line => line.Paused is not null).Select(line => $"{line.Key}: paused by {line.Paused!.By}: {line.Paused.Reason}"),
            .. abandoned.Select(one => string.Create(
                CultureInfo.InvariantCulture, $"{one.Key}: enabled neither here nor in a running hub, and {one.Events} events wait for it (start the hub with it, or: forget {one.Key} --reason …)")),
            .. lines.Where(line => line.Verifying).Select(line => $"{line.Key}: the store was put back to an earlier state; the far side is asked before anything is sent"),
            .. differences.Where(one => one.NeedsPerson).GroupBy(one => (one.Destination, one.Cause)).Select(group => string.Create(
                CultureInfo.InvariantCulture, $"{group.Key.Destination}: {group.Count()} dossiers: {DifferenceRules.Of(group.Key.Cause).Text.En}")),
            .. tasks.Where(one => one.Kind != TaskKind.Difference).Select(one => string.Create(
                CultureInfo.InvariantCulture, $"{one.Tasks} tasks of kind {WordOf(one.Kind)} (tasks --kind {WordOf(one.Kind)})")),
        ];
        return new(
            interruptions.Count > 0 ? "interrupted" : needs.Count == 0 ? "good" : "attention", needs, backlog.Rows, lines.Sum(line => line.Held), differences.Count, tasks.Sum(one => one.Tasks), lines);
    }

    private static string WordOf(TaskKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());
}
