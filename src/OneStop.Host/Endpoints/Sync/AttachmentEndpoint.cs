using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using OneStop.Core.Errors;
using OneStop.Host.Configuration;
using OneStop.Host.Files;
using OneStop.Host.Http;
using OneStop.Host.Wire;

namespace OneStop.Host.Endpoints.Sync;

/// <summary>POST /v1/attachments takes a file as the body; GET and HEAD of /files/{token} hand one out to whoever has its link.</summary>
internal sealed class AttachmentEndpoint(FileStore store, FileLinks links, IOptions<FileSettings> settings)
{
    private const string Unnamed = "application/octet-stream";

    // A disk is not emptied in a second.
    private static readonly TimeSpan ComeBack = TimeSpan.FromSeconds(30);

    public async Task PostAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Headers.ContentEncoding.Count > 0 || !MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
        {
            await Problems.WriteAsync(context, new Fault(ErrorCode.FileTypeRefused));
            return;
        }

        if (request.ContentLength > settings.Value.MaxBytes)
        {
            await Problems.WriteAsync(context, new Fault(ErrorCode.FileTooLarge));
            return;
        }

        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
        var declared = type.MediaType?.ToLowerInvariant() is var media && media == Unnamed ? null : media;
        var (file, error) = await store.AddAsync(request.Body, declared, context.RequestAborted);
        if (file is null)
        {
            await Problems.WriteAsync(context, new Fault(error!.Value, error == ErrorCode.FileStoreUnavailable ? ComeBack : null));
            return;
        }

        context.Response.StatusCode = StatusCodes.Status201Created;
        await Answers.WriteAsync(context, new AttachmentAnswer(file.Sha256, file.Size, file.Kind.MediaType), HubJson.Wire.AttachmentAnswer);
    }

    public Task GetAsync(string token, HttpContext context)
    {
        if (links.Open(token) is not { } sha256 || store.Find(sha256) is not { } file)
        {
            return Problems.WriteAsync(context, new Fault(ErrorCode.FileLinkInvalid));
        }

        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.CacheControl = "no-store";
        return TypedResults.PhysicalFile(file.Path, file.Kind.MediaType, $"{sha256[..16]}{file.Kind.Extension}", enableRangeProcessing: true).ExecuteAsync(context);
    }
}
