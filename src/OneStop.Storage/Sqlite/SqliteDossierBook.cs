using Microsoft.Data.Sqlite;
using OneStop.Core.Dossiers;
using OneStop.Core.Sync;
using OneStop.Storage.Journal;

namespace OneStop.Storage.Sqlite;

internal sealed class SqliteDossierBook(SqliteFile file) : IDossierBook, IDisposable
{
    private readonly SqliteQuestion<DossierLine?> question = new(file, $"{DossierLine.Select} where code = $key", Read);

    public Task<DossierEntry?> FindAsync(DossierCode code, CancellationToken cancellationToken) =>
        Task.FromResult(question.Ask(code.Text, cancellationToken)?.Read(code));

    public void Dispose() => question.Dispose();

    // In the order of the columns of DossierLine.Select.
    private static DossierLine? Read(SqliteDataReader reader) => reader.Read()
        ? new()
        {
            Code = reader.GetString(0),
            Part = reader.GetInt32(1),
            Seq = reader.GetInt64(2),
            Version = reader.GetInt64(3),
            Status = reader.GetInt32(4),
            SourceSeq = reader.IsDBNull(5) ? null : reader.GetInt64(5),
            LastAt = reader.GetInt64(6),
            Procedure = reader.GetString(7),
            Unit = reader.GetString(8),
            Day = reader.IsDBNull(9) ? null : reader.GetString(9),
            Digest = reader.GetFieldValue<byte[]>(10),
            Early = reader.GetInt64(11),
        }
        : null;
}
