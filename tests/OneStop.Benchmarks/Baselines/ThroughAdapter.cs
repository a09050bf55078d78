using System.Globalization;
using OneStop.Core.Sync;

namespace OneStop.Benchmarks.Baselines;

/// <summary>Reads each row and hands it to the hub's own adapter: the same records for the portal, made without the engine.</summary>
internal sealed class ThroughAdapter(IDestination destination) : IPageSender
{
    public async Task SendAsync(int partition, IReadOnlyList<(long Seq, byte[] Payload)> page)
    {
        var report = await destination.SendAsync([.. page.Select(row => DeliveryOf(partition, row))], CancellationToken.None);
        if (!report.Outcomes.All(outcome => outcome is DeliveryOutcome.Delivered or DeliveryOutcome.Superseded))
        {
            throw new InvalidOperationException("The far side did not take a page.");
        }
    }

    private static Delivery DeliveryOf(int partition, (long Seq, byte[] Payload) row) => new(
        new(partition, row.Seq), SyncEventCodec.Read(row.Payload), 1, Uncertain: false, string.Create(CultureInfo.InvariantCulture, $"{partition:x8}{row.Seq:x24}"));
}
