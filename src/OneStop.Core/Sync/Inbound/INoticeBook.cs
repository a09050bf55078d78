namespace OneStop.Core.Sync.Inbound;

/// <summary>Call-backs that were accepted: each once, and kept before it is answered.</summary>
public interface INoticeBook
{
    /// <summary>False when it was kept before: somebody repeats it.</summary>
    Task<bool> KeepAsync(Notice notice, CancellationToken cancellationToken);

    /// <summary>What a source announced up to <paramref name="until"/> has been pulled. Forgets what is too old to be repeated.</summary>
    Task SettleAsync(string source, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Sources with call-backs that nothing was pulled for yet.</summary>
    Task<IReadOnlyList<string>> OpenAsync(CancellationToken cancellationToken);
}

/// <param name="Signature">What makes it the same call-back again.</param>
public sealed record Notice(string Source, string Signature, DateTimeOffset ReceivedAt, byte[] Body)
{
    public override string ToString() => "[notice]";
}
