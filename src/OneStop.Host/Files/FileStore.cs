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
internal sealed partial class FileStore(IOptions<FileSettings> settings, IOptions<DataSettings> data, ILogger<FileStore> logger) : IFileShelf
{
    private const int BufferSize = 64 * 1024;

    private readonly string folder = settings.Value.PathIn(data.Value);

    private string Incoming => Path.Combine(folder, "incoming");

    public bool Holds(string sha256) => Find(sha256) is not null;

    // The file is renamed into its place after its last write, and never written again.
    public DateTimeOffset? KeptSince(string sha256) => Find(sha256) is { } file ? new DateTimeOffset(File.GetLastWriteTimeUtc(file.Path), TimeSpan.Zero) : null;

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
        try
        {
            await using var draft = FileDraft.Open(Incoming);
            if (await CopyAsync(content, draft, cancellationToken) is not { } hash)
            {
                return (null, ErrorCode.FileTooLarge);
            }

            if (FileSniffer.KindOf(draft.Content) is not { } kind || (declared is not null && declared != kind.MediaType && !(kind == FileKind.Xml && declared == "text/xml")))
            {
                return (null, ErrorCode.FileTypeRefused);
            }

            var path = PathOf(hash, kind);
            return (new(hash, path, kind, draft.Keep(path)), null);
        }
        catch (DiskException exception)
        {
            Refused(exception.InnerException!.Message);
            return (null, ErrorCode.FileStoreUnavailable);
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

    private async Task<string?> CopyAsync(Stream content, FileDraft draft, CancellationToken cancellationToken)
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
            await draft.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private string PathOf(string sha256, FileKind kind) => Path.Combine(folder, sha256[..2], sha256 + kind.Extension);

    // The reason names a path, which the hub makes up itself.
    [LoggerMessage(LogLevel.Error, "The disk takes no file: {Reason}")]
    private partial void Refused(string reason);
}
