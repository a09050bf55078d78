using System.Diagnostics;
using OneStop.Core.Access;
using OneStop.Core.Errors;
using OneStop.Core.Sync;

namespace OneStop.Host.Http;

/// <summary>Ends every failed request with a problem document: what was thrown, and what routing left without a body.</summary>
internal sealed partial class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to read an answer; the status is for the log and the metrics.
            context.Response.StatusCode = context.Response.HasStarted ? context.Response.StatusCode : StatusCodes.Status499ClientClosedRequest;
            return;
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            var fault = FaultOf(exception);
            if (fault.Code == ErrorCode.InternalError)
            {
                Log(exception);
            }

            context.Response.Clear();
            await Problems.WriteAsync(context, fault);
            return;
        }

        if (!context.Response.HasStarted && context.Response.ContentType is null && CodeOf(context.Response.StatusCode) is { } code)
        {
            await Problems.WriteAsync(context, new Fault(code));
        }
    }

    private static Fault FaultOf(Exception exception) => exception switch
    {
        RefusedException refused => refused.Fault,
        JournalUnavailableException { IsFull: true } => new Fault(ErrorCode.JournalFull),
        JournalUnavailableException => new Fault(ErrorCode.JournalUnavailable),
        AuditUnavailableException => new Fault(ErrorCode.AuditUnavailable),
        BadHttpRequestException bad => new Fault(CodeOf(bad.StatusCode) ?? ErrorCode.RequestMalformed),
        _ => new Fault(ErrorCode.InternalError),
    };

    private static ErrorCode? CodeOf(int status) => status switch
    {
        StatusCodes.Status404NotFound => ErrorCode.RouteNotFound,
        StatusCodes.Status405MethodNotAllowed => ErrorCode.MethodNotAllowed,
        StatusCodes.Status408RequestTimeout => ErrorCode.RequestTooSlow,
        StatusCodes.Status413PayloadTooLarge => ErrorCode.RequestTooLarge,
        StatusCodes.Status415UnsupportedMediaType => ErrorCode.MediaTypeUnsupported,
        StatusCodes.Status400BadRequest => ErrorCode.RequestMalformed,
        _ => null,
    };

    // An exception's message may quote what a person typed; its type and its stack never do.
    private void Log(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            Failed(cause.GetType().FullName ?? "exception", new StackTrace(cause, fNeedFileInfo: true).ToString());
        }
    }

    [LoggerMessage(LogLevel.Error, "A request failed with {Exception} at {Stack}")]
    private partial void Failed(string exception, string stack);
}
