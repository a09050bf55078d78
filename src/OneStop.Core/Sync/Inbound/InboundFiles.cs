using OneStop.Core.Dossiers;
using OneStop.Core.Errors;

namespace OneStop.Core.Sync.Inbound;

/// <summary>Takes files into the hub.</summary>
public interface IFileIntake
{
    /// <summary>
    /// Keeps the content while it streams, within the hub's limits of size and kind, and says under which hash (64 lower-case hex digits), or why not.
    /// </summary>
    Task<(string? Sha256, ErrorCode? Error)> KeepAsync(Stream content, CancellationToken cancellationToken);
}

/// <summary>Fetches what belongs to an item. A file that lies in the hub under its hash is not fetched again.</summary>
public sealed class InboundFiles(IFileIntake intake, IFileShelf shelf)
{
    /// <summary>Null when every file is there and is what it should be; otherwise why the first one isn't.</summary>
    public async Task<Fault?> FetchAsync(IInboundFeed feed, InboundItem item, CancellationToken cancellationToken)
    {
        foreach (var file in item.Files.Where(file => !shelf.Holds(file.Sha256)))
        {
            if (await FetchAsync(feed, item, file, cancellationToken) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private async Task<Fault?> FetchAsync(IInboundFeed feed, InboundItem item, InboundFile file, CancellationToken cancellationToken)
    {
        try
        {
            await using var content = await feed.OpenAsync(item, file, cancellationToken);
            var (sha256, error) = await intake.KeepAsync(content, cancellationToken);
            return error is { } code ? new Fault(code) : sha256 == file.Sha256 ? null : new Fault(ErrorCode.InboundFileDiffers);
        }
        catch (FarSideException exception)
        {
            return exception.Fault;
        }
        catch (Exception exception) when (exception is IOException)
        {
            // It broke off on the way; what the hub cannot write itself, the intake says.
            return new Fault(ErrorCode.InboundFileMissing);
        }
    }
}
