namespace OneStop.Storage;

/// <summary>Proves that the store works now.</summary>
public interface IStoreProbe
{
    /// <summary>Writes durably, reads it back on another connection; throws when either does not work.</summary>
    Task ProbeAsync(CancellationToken cancellationToken);
}
