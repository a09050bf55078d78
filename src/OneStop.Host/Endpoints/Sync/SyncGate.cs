using System.Globalization;
using System.Text.Json;
using OneStop.Core.Dossiers;
using OneStop.Core.Errors;
using OneStop.Core.Sync;
using OneStop.Host.Access;
using OneStop.Host.Endpoints.Reading;
using OneStop.Host.Http;
using OneStop.Host.Wire;

namespace OneStop.Host.Endpoints.Sync;

/// <summary>How every message is taken in: body, reading, desk, answer.</summary>
internal sealed class SyncGate(ClientBook clients)
{
    /// <summary>Reads one message; null when it was refused, which is then answered.</summary>
    public delegate T? Reading<T>(JsonElement root, Incoming incoming, Findings findings)
        where T : class;

    public async Task TakeAsync<T>(HttpContext context, Reading<T> read, Func<T, CancellationToken, Task<DeskAnswer>> accept)
        where T : class
    {
        var incoming = Incoming.Of(context.Request, clients.Of(context.User)!.Caller);
        using var body = await JsonBody.ReadAsync(context.Request, BodyLimit.Dossier, context.RequestAborted);
        if (body.Error is { } unreadable)
        {
            await Problems.WriteAsync(context, new Fault(unreadable));
            return;
        }

        var findings = new Findings();
        if (read(body.Root, incoming, findings) is not { } message || findings.Any)
        {
            await Problems.WriteAsync(context, new Fault(ErrorCode.RequestInvalid), errors: findings.All);
            return;
        }

        await AnswerAsync(context, await accept(message, context.RequestAborted));
    }

    public static string TagOf(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>Null when the code in the address is none, which is then answered.</summary>
    public static async Task<DossierCode?> CodeAsync(HttpContext context, string text)
    {
        if (!DossierCode.TryParse(text, out var code, out var error))
        {
            await Problems.WriteAsync(context, new Fault(error.Value));
        }

        return code;
    }

    private static Task AnswerAsync(HttpContext context, DeskAnswer answer)
    {
        switch (answer)
        {
            case DeskAnswer.Accepted accepted:
                if (accepted.Version > 0)
                {
                    context.Response.Headers.ETag = TagOf(accepted.Version);
                }

                return WriteAsync(context, DeskMapping.ToWire(accepted), accepted.Repeated);
            case DeskAnswer.Waiting waiting:
                return WriteAsync(context, EarlyMapping.ToWire(waiting), waiting.Repeated);
            default:
                return Problems.WriteAsync(context, (DeskAnswer.Refused)answer);
        }
    }

    private static Task WriteAsync(HttpContext context, AcceptedAnswer answer, bool repeated)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status202Accepted;

        // In a header, so that the body of the same message's answer stays the same.
        if (repeated)
        {
            response.Headers["Idempotency-Replayed"] = "true";
        }

        return Answers.WriteAsync(context, answer, HubJson.Wire.AcceptedAnswer);
    }
}
