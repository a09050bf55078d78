namespace OneStop.Core.Dossiers;

/// <summary>Where a far side fetches a file.</summary>
public interface IFileLinks
{
    /// <summary>The file's own address where it lies outside the hub; otherwise one of the hub's that expires and cannot be guessed.</summary>
    Uri LinkTo(FileReference file);
}

/// <summary>The files that were uploaded to the hub.</summary>
public interface IFileShelf
{
    /// <param name="sha256">64 hexadecimal digits, lower case.</param>
    bool Holds(string sha256);

    /// <summary>When the file first came to the hub; null when it holds none. The same content coming again changes nothing.</summary>
    DateTimeOffset? KeptSince(string sha256);
}
