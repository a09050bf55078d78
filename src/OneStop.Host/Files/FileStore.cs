using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using OneStop.Core.Dossiers;
using OneStop.Core.Errors;
using OneStop.Host.Configuration;

namespace OneStop.Host.Files;

/// <summary>A file in the store.</summary>
internal sealed record StoredFile(string Sha256, string Path, FileKind Kind, long Size);

/// <summary>
/// Uploaded files, each once, under its hash: written aside, flushed to the disk, then given its name in one step. Names that callers give
/// never become part of a path.
/// </summary>
internal sealed class FileStore(IOptions<FileSettings> settings, IOptions<DataSettings> data) : IFileShelf
{
    private const int BufferSize = 64 * 1024;

    private readonly string folder = settings.Value.PathIn(data.Value);

    private string Incoming => Path.Combine(folder, "incoming");

    public bool Holds(string sha256) => Find(sha256) is not null;

    public StoredFile? Find(string sha256)
    {
        foreach (var kind in FileKind.All)
        {
            var file = new FileInfo(PathOf(sha256, kind));
            if (file.Exists)
            {
                return new(sha256, file.FullName, kind, file.Length);
            }
        }

        return null;
    }

    /// <summary>The stored file, or why it was not taken.</summary>
    /// <param name="declared">The media type that the sender states; null where it states none in particular.</param>
    public async Task<(StoredFile? File, ErrorCode? Error)> AddAsync(Stream content, string? declared, CancellationToken cancellationToken)
    {
        var draft = Path.Combine(Directory.CreateDirectory(Incoming).FullName, Guid.NewGuid().ToString("N"));
        try
        {
            await using var file = new FileStream(draft, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferSize, FileOptions.Asynchronous);
            if (await CopyAsync(content, file, cancellationToken) is not { } hash)
            {
                return (null, ErrorCode.FileTooLarge);
            }

            if (FileSniffer.KindOf(file) is not { } kind || (declared is not null && declared != kind.MediaType && !(kind == FileKind.Xml && declared == "text/xml")))
            {
                return (null, ErrorCode.FileTypeRefused);
            }

            file.Flush(flushToDisk: true);
            return (Keep(draft, hash, kind, file.Length), null);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>Deletes what a process began to write before a moment and died over; returns how many.</summary>
    public int ForgetUnfinished(DateTimeOffset before)
    {
        var drafts = new DirectoryInfo(Incoming);
        var unfinished = drafts.Exists ? drafts.GetFiles().Where(draft => draft.LastWriteTimeUtc < before.UtcDateTime).ToList() : [];
        unfinished.ForEach(draft => draft.Delete());
        return unfinished.Count;
    }

    private async Task<string?> CopyAsync(Stream content, FileStream file, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferSize];
        long size = 0;
        int read;
        while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            size += read;
            if (size > settings.Value.MaxBytes)
            {
                return null;
            }

            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        await file.FlushAsync(cancellationToken);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // The same content may be on its way twice: whoever comes second finds it there.
    private StoredFile Keep(string draft, string sha256, FileKind kind, long size)
    {
        var path = PathOf(sha256, kind);
        var shelf = Directory.CreateDirectory(Path.GetDirectoryName(path)!).FullName;
        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // It is there; but whoever came first may not have flushed the names yet.
        }

        DurableName.FlushFolderOf(path);
        DurableName.FlushFolderOf(shelf);
        return new(sha256, path, kind, size);
    }

    private string PathOf(string sha256, FileKind kind) => Path.Combine(folder, sha256[..2], sha256 + kind.Extension);
}
