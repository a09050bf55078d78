using OneStop.Core.Errors;
using OneStop.Host.Access;
using OneStop.Host.Endpoints.Reading;
using OneStop.Host.Http;

namespace OneStop.Host.Endpoints.Operations;

/// <summary>How what operators send is taken in: body, reading, and every mistake at once.</summary>
internal sealed class OperatorGate(ClientBook clients)
{
    /// <summary>Null when it was refused, which is then answered.</summary>
    public static async Task<T?> ReadAsync<T>(HttpContext context, Func<System.Text.Json.JsonElement, Findings, T?> read)
        where T : class
    {
        using var body = await JsonBody.ReadAsync(context.Request, BodyLimit.Dossier, context.RequestAborted);
        if (body.Error is { } unreadable)
        {
            await Problems.WriteAsync(context, new Fault(unreadable));
            return null;
        }

        var findings = new Findings();
        var value = read(body.Root, findings);
        if (!findings.Any && value is not null)
        {
            return value;
        }

        await Problems.WriteAsync(context, new Fault(ErrorCode.RequestInvalid), errors: findings.All);
        return null;
    }

    public string Who(HttpContext context) => clients.Of(context.User)!.Caller.ClientId;
}
