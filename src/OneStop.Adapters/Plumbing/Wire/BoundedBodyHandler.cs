namespace OneStop.Adapters.Plumbing.Wire;

/// <summary>
/// Reads a whole answer inside the attempt, up to a limit that counts decompressed bytes: an endless or exploding body costs one
/// buffer and one attempt, and a body that stalls runs into the attempt's time limit.
/// </summary>
internal sealed class BoundedBodyHandler(int limit = BoundedBodyHandler.Limit) : DelegatingHandler
{
    // The largest golden answer has 8 KiB; pictures and PDFs do not travel over these operations.
    public const int Limit = 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            // Beyond the limit it throws HttpRequestError.ConfigurationLimitExceeded.
            await response.Content.LoadIntoBufferAsync(limit, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
