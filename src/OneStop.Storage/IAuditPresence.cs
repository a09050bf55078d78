namespace OneStop.Storage;

/// <summary>Whether anything stands in the access log. Asked before its key is made, so it needs none.</summary>
public interface IAuditPresence
{
    /// <summary>
    /// False also where there is no store yet. Throws <see cref="System.Data.Common.DbException"/> when there is one that cannot be read.
    /// </summary>
    bool HasRows { get; }
}
