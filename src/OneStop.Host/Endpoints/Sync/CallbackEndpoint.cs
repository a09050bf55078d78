using System.Buffers;
using System.Data.Common;
using Microsoft.Extensions.Options;
using OneStop.Core.Errors;
using OneStop.Core.Sync.Inbound;
using OneStop.Host.Configuration;
using OneStop.Host.Http;
using OneStop.Host.Inbound;

namespace OneStop.Host.Endpoints.Sync;

/// <summary>
/// A far side says that something happened. It is kept before it is answered, and its feed is pulled: nothing that stands in a call-back is
/// taken for a fact. Whatever is wrong with it gets the same answer.
/// </summary>
internal sealed class CallbackEndpoint(IOptions<CallbacksSettings> settings, INoticeBook notices, CallbackBell bell, TimeProvider time)
{
    private readonly Dictionary<string, (CallbackSettings Settings, CallbackCheck Check)> sources = settings.Value.Sources.ToDictionary(
        pair => pair.Key, pair => (pair.Value, pair.Value.ToCheck()), StringComparer.Ordinal);

    public async Task HandleAsync(string source, HttpContext context)
    {
        if (await ReadAsync(context) is not { } body)
        {
            await Problems.WriteAsync(context, new Fault(ErrorCode.RequestTooLarge));
            return;
        }

        var (now, headers) = (time.GetUtcNow(), context.Request.Headers);
        if (!sources.TryGetValue(source, out var known)
            || !known.Settings.IsFrom(context.Connection.RemoteIpAddress)
            || !known.Check.IsGenuine(headers[known.Settings.CodeHeader], headers[known.Settings.SignatureHeader], body, now))
        {
            await Problems.WriteAsync(context, new Fault(ErrorCode.CallbackRefused));
            return;
        }

        try
        {
            if (await notices.KeepAsync(new(known.Settings.Feed, headers[known.Settings.SignatureHeader]!, now, body), context.RequestAborted))
            {
                bell.Ring(known.Settings.Feed);
            }

            context.Response.StatusCode = StatusCodes.Status200OK;
        }
        catch (DbException)
        {
            await Problems.WriteAsync(context, new Fault(ErrorCode.InboxUnavailable));
        }
    }

    /// <summary>Null when it is longer than any call-back is.</summary>
    private static async Task<byte[]?> ReadAsync(HttpContext context)
    {
        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            if (read.Buffer.Length > JsonBody.MaxBytes)
            {
                reader.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
