using OneStop.Core.Sync;

namespace OneStop.Tests.Sync;

/// <summary>Nothing waits, and nothing is held.</summary>
internal sealed class NoEarlySteps : IEarlyBook
{
    public Task<HoldAnswer> HoldAsync(EarlyDraft draft, EarlyLimits limits, CancellationToken cancellationToken) =>
        Task.FromResult(new HoldAnswer(HoldOutcome.Full, draft.ArrivedAt));

    public Task<EarlyStep?> FindAsync(string source, string messageId, CancellationToken cancellationToken) => Task.FromResult<EarlyStep?>(null);

    public Task<IReadOnlyList<EarlyStep>> OfAsync(StreamKey stream, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<EarlyStep>>([]);

    public Task<byte[]?> ReadAsync(EarlyStep step, CancellationToken cancellationToken) => Task.FromResult<byte[]?>(null);

    public Task<IReadOnlyList<StreamKey>> StreamsAsync(StreamKey? after, int count, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<StreamKey>>([]);
}
