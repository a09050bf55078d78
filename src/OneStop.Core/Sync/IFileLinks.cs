using OneStop.Core.Dossiers;

namespace OneStop.Core.Sync;

/// <summary>Where a far side can fetch a file: by an address that nobody can guess and that expires.</summary>
public interface IFileLinks
{
    Uri LinkTo(FileReference file);
}
