using OneStop.Core.Errors;
using OneStop.Core.Sync.Inbound;
using OneStop.Host.Files;

namespace OneStop.Host.Inbound;

/// <summary>Files from far sides go the same way as uploads: capped, recognised by their content, kept once.</summary>
internal sealed class FileIntake(FileStore store) : IFileIntake
{
    public async Task<(string? Sha256, ErrorCode? Error)> KeepAsync(Stream content, CancellationToken cancellationToken)
    {
        var (file, error) = await store.AddAsync(content, declared: null, cancellationToken);
        return (file?.Sha256, error);
    }
}
