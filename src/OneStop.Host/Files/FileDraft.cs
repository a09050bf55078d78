namespace OneStop.Host.Files;

/// <summary>
/// A file that is written aside until it is whole; gone when it is disposed of, unless it was kept. What the disk refuses is a
/// <see cref="DiskException"/>, and nothing else is.
/// </summary>
internal sealed class FileDraft : IAsyncDisposable
{
    private readonly FileStream file;

    private FileDraft(FileStream file) => this.file = file;

    /// <summary>For reading what was written.</summary>
    public Stream Content => file;

    public static FileDraft Open(string folder) => OnDisk(() =>
    {
        var path = Path.Combine(Directory.CreateDirectory(folder).FullName, Guid.NewGuid().ToString("N"));

        // No buffer: closing would write once more what a full disk refused. It is renamed while it is open, which Windows wants to be told.
        return new FileDraft(new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous));
    });

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await file.WriteAsync(bytes, cancellationToken);
        }
        catch (Exception exception) when (IsOfDisk(exception))
        {
            throw new DiskException(exception);
        }
    }

    /// <summary>Content and name are on the disk afterwards. The same content may be there already: whoever comes second finds it.</summary>
    /// <returns>Its length in bytes.</returns>
    public long Keep(string path) => OnDisk(() =>
    {
        file.Flush(flushToDisk: true);
        var shelf = Directory.CreateDirectory(Path.GetDirectoryName(path)!).FullName;
        try
        {
            File.Move(file.Name, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // It is there; but whoever came first may not have flushed the names yet.
        }

        DurableName.FlushFolderOf(path);
        DurableName.FlushFolderOf(shelf);
        return file.Length;
    });

    public async ValueTask DisposeAsync()
    {
        await file.DisposeAsync();
        File.Delete(file.Name);
    }

    private static T OnDisk<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (IsOfDisk(exception))
        {
            throw new DiskException(exception);
        }
    }

    private static bool IsOfDisk(Exception exception) => exception is IOException or UnauthorizedAccessException;
}
