using System.Globalization;

namespace OneStop.Host.Delivery;

/// <summary>What one activation owns; written <c>portal/7</c>.</summary>
internal readonly record struct PartitionKey(string Destination, int Partition)
{
    public static PartitionKey Parse(string text)
    {
        var slash = text.LastIndexOf('/');
        return new PartitionKey(text[..slash], int.Parse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Destination}/{Partition}");
}
