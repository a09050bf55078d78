using System.Buffers;
using OneStop.Core.Errors;

namespace OneStop.Adapters.Plumbing.Wire;

/// <summary>
/// Reads a whole answer inside the attempt, up to a limit that counts decompressed bytes: an endless or exploding body costs one
/// buffer and one attempt, and a body that stalls runs into the attempt's time limit.
/// </summary>
internal sealed class BoundedBodyHandler : DelegatingHandler
{
    // The largest golden answer has 8 KiB; pictures and PDFs do not travel over these operations.
    public const int Limit = 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            var body = await ReadAsync(await response.Content.ReadAsStreamAsync(cancellationToken), cancellationToken);
            var bounded = new ByteArrayContent(body);
            bounded.Headers.ContentType = response.Content.Headers.ContentType;
            response.Content.Dispose();
            response.Content = bounded;
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private static async Task<byte[]> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var whole = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (whole.Length + read > Limit)
                {
                    throw new FaultException(new Fault(ErrorCode.AnswerTooLarge));
                }

                whole.Write(buffer, 0, read);
            }
        }
        finally
        {
            // Somebody's record stood in it.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }

        return whole.ToArray();
    }
}
