using OneStop.Core.Dossiers;
using OneStop.Core.Sync;

namespace OneStop.Storage.Journal;

/// <summary>A dossier's line as either store keeps it, with the number of its steps that wait.</summary>
internal sealed class DossierLine
{
    public const string Select = """
        select code as Code, part as Part, seq as Seq, version as Version, status as Status, source_seq as SourceSeq, last_at as LastAt,
               procedure as Procedure, unit as Unit, day as Day, digest as Digest,
               (select count(*) from early_step e where e.stream = d.code and e.refusal is null) as Early
        from dossier d
        """;

    public required string Code { get; init; }

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
