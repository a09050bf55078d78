using OneStop.Core.Sync;

namespace OneStop.Core.Access;

/// <summary>Puts beside a purpose what the hub knows of its dossier.</summary>
public sealed class PurposeBook(IDossierBook dossiers)
{
    /// <summary>Throws <see cref="AuditUnavailableException"/> when the store cannot say: then nothing may be asked.</summary>
    public async Task<Purpose> KnownAsync(Purpose purpose, CancellationToken cancellationToken)
    {
        try
        {
            return purpose with { Known = (await dossiers.FindAsync(purpose.Dossier, cancellationToken))?.Head };
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new AuditUnavailableException("The look-up's dossier cannot be read.", exception);
        }
    }
}
