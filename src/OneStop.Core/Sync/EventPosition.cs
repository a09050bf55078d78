using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;

namespace OneStop.Core.Sync;

/// <summary>Where an event stands in the journal; written <c>7-1234</c>. Numbers have no gaps within a partition and start at 1.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EventPosition(int Partition, long Seq)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Partition}-{Seq}");

    public static bool TryParse(string? text, [NotNullWhen(true)] out EventPosition? position)
    {
        var parts = text?.Split('-') ?? [];
        position = parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var partition)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var seq)
            ? new(partition, seq)
            : null;
        return position is not null;
    }
}
