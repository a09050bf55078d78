using System.Globalization;
using OneStop.Core.Dossiers;
using OneStop.Core.Sync;

namespace OneStop.Host.Wire;

/// <summary>Says where delivery doesn't go on, and why. A pause is an operator's decision and is told as such.</summary>
internal static class Interruption
{
    /// <summary>One sentence; null where events reach the destination in time.</summary>
    /// <param name="held">What is held, by cause.</param>
    public static string? Of(DestinationAnswer line, IReadOnlyList<ParkedCount> held, DateTimeOffset now)
    {
        var wait = string.Create(CultureInfo.InvariantCulture, $"{line.Lag} events not offered yet, {line.Held} held{(line.OldestDue is { } oldest ? $", the oldest since {Moment(oldest)}" : "")}");
        if (line.Outage is { } outage)
        {
            return $"{line.Key}: down since {Moment(outage.Since)}, {outage.Error.Code} ({outage.Error.Blame}): {outage.Error.En} {wait}";
        }

        if (line.Paused is not null || line.OldestDue is not { } since || now - since < DeliveryStanding.Late)
        {
            return null;
        }

        var cause = held.Where(count => count.Destination == line.Key && count.Cause is not null).MaxBy(count => count.Events)?.Cause;
        return $"{line.Key}: {(line.Running ? "" : "no running hub sends to it; ")}{wait}{(cause is null ? "" : $", most of them for {cause}")} (deliveries --destination {line.Key})";
    }

    private static string Moment(DateTimeOffset at) => ProvinceTime.Local(at).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
