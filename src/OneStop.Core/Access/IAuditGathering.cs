namespace OneStop.Core.Access;

/// <summary>Lets look-ups that are started together write their first rows of the access log in one commit.</summary>
public interface IAuditGathering
{
    /// <summary>
    /// Until the answer is disposed of, new rows don't wake a resting access log. To be held while questions are started and never across
    /// an await: every caller's rows wait for it.
    /// </summary>
    IDisposable Gather();
}
