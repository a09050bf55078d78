namespace OneStop.Benchmarks.Baselines;

/// <summary>How a bare loop sends a page.</summary>
internal interface IPageSender
{
    /// <summary>Returns when the far side has taken all of it; throws otherwise.</summary>
    Task SendAsync(int partition, IReadOnlyList<(long Seq, byte[] Payload)> page);
}
