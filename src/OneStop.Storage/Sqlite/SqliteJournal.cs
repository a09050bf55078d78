using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using OneStop.Core.Sync;
using OneStop.Storage.Delivery;
using OneStop.Storage.Journal;

namespace OneStop.Storage.Sqlite;

/// <summary>Appends row by row under the file's one writer. Cursors that wait to be written ride along: a commit costs more than they do.</summary>
internal sealed class SqliteJournal(SqliteFile file, CursorLane cursors, IOptions<JournalOptions> options) : IJournalStore
{
    public int Writers => 1;

    public IReadOnlyList<AppendAnswer> Append(IReadOnlyList<JournalDraft> drafts)
    {
        var riders = cursors.Take();
        try
        {
            var (answers, stands) = file.Write(session => (
                new SqliteAppend(session, options.Value.Partitions).Run(drafts),
                SqliteProgress.Write(session, riders.ConvertAll(rider => rider.Row))));
            CursorLane.Complete(riders, stands);
            return answers;
        }
        catch (Exception e)
        {
            cursors.Return(riders);
            throw e switch
            {
                SqliteException busy when SqliteFile.IsBusy(busy) => new StoreConflictException(busy),
                SqliteException full when SqliteFile.IsFull(full) => new JournalUnavailableException("The store's disk is full.", full, full: true),
                _ => e is JournalUnavailableException ? e : new JournalUnavailableException("The journal cannot be written.", e),
            };
        }
    }
}
