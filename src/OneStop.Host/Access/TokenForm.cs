using OneStop.Host.Http;
using OneStop.Host.Wire;
using OpenIddict.Abstractions;

namespace OneStop.Host.Access;

/// <summary>
/// Reads the form of POST /token before the token server does, which would let the form reader's exception through: characters that are none,
/// too many members, members that are too long. Elsewhere that exception says that something here is broken.
/// </summary>
internal static class TokenForm
{
    private const string MediaType = "application/x-www-form-urlencoded";

    public static async Task ReadAsync(HttpContext context, RequestDelegate next)
    {
        if (await IsReadableAsync(context.Request, context.RequestAborted))
        {
            await next(context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        await Answers.WriteAsync(context, new TokenRefusal(OpenIddictConstants.Errors.InvalidRequest, "The form cannot be read."), HubJson.Wire.TokenRefusal);
    }

    private static async Task<bool> IsReadableAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        // The token server refuses every other kind without reading it.
        if (request.ContentType?.StartsWith(MediaType, StringComparison.OrdinalIgnoreCase) != true)
        {
            return true;
        }

        try
        {
            await request.ReadFormAsync(cancellationToken);
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
