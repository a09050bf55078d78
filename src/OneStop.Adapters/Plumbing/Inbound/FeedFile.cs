using System.Net;
using OneStop.Core.Errors;
using OneStop.Core.Sync;

namespace OneStop.Adapters.Plumbing.Inbound;

/// <summary>A file that the far side keeps under a path of its own.</summary>
internal static class FeedFile
{
    /// <summary>Throws <see cref="FarSideException"/>. Nothing outside the far side's own address is ever asked for.</summary>
    public static async Task<Stream> OpenAsync(HttpClient client, Uri home, string? path, CancellationToken cancellationToken)
    {
        if (path is null || !Uri.TryCreate(home, path, out var address) || !IsAt(home, address))
        {
            throw new FarSideException(new Fault(ErrorCode.InboundFileMissing));
        }

        try
        {
            var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.StatusCode == HttpStatusCode.OK)
            {
                return await response.Content.ReadAsStreamAsync(cancellationToken);
            }

            response.Dispose();
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or Wire.FaultException)
        {
            // Whatever it was, the file is not here.
        }

        throw new FarSideException(new Fault(ErrorCode.InboundFileMissing));
    }

    private static bool IsAt(Uri home, Uri address) => address.Scheme == home.Scheme && address.Authority == home.Authority && address.UserInfo.Length == 0;
}
