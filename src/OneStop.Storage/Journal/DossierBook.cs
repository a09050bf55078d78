using Dapper;
using OneStop.Core.Dossiers;
using OneStop.Core.Sync;

namespace OneStop.Storage.Journal;

internal sealed class DossierBook(IDatabase database) : IDossierBook
{
    private const string Select = """
        select part as Part, seq as Seq, version as Version, status as Status, source_seq as SourceSeq, last_at as LastAt,
               procedure as Procedure, unit as Unit, day as Day, digest as Digest,
               (select count(*) from early_step e where e.stream = @Text and e.refusal is null) as Early
        from dossier where code = @Text
        """;

    public Task<DossierEntry?> FindAsync(DossierCode code, CancellationToken cancellationToken) => database.ReadAsync(
        async connection =>
            await connection.QuerySingleOrDefaultAsync<Line>(new CommandDefinition(Select, new { code.Text }, cancellationToken: cancellationToken)) is { } line
                ? line.Read(code)
                : null,
        cancellationToken);

    private sealed class Line
    {
        public int Part { get; init; }

        public long Seq { get; init; }

        public long Version { get; init; }

        public int Status { get; init; }

        public long? SourceSeq { get; init; }

        public long LastAt { get; init; }

        public required string Procedure { get; init; }

        public required string Unit { get; init; }

        public string? Day { get; init; }

        public required byte[] Digest { get; init; }

        public long Early { get; init; }

        public DossierEntry Read(DossierCode code) =>
            ProcedureCode.TryParse(Procedure, out var procedure, out _) && AgencyCode.TryParse(Unit, out var unit, out _)
                ? new(
                    new(code, Version, (DossierStatus)Status, procedure, unit, DossierDay.Read(Day), Digest, SourceSeq, Instant.At(LastAt)),
                    new(Part, Seq),
                    Early)
                : throw new InvalidDataException("The dossier's line holds a procedure or unit that cannot be read.");
    }
}
