using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using OneStop.Adapters.Plumbing.Json;
using OneStop.Adapters.Plumbing.Wire;
using OneStop.Core.Errors;

namespace OneStop.Adapters.Plumbing.Credentials;

/// <summary>OAuth 2 client credentials as the NGSP gateway (WSO2) speaks them.</summary>
internal sealed class TokenEndpoint(Func<HttpClient> client, Uri address, string user, string secret, TimeSpan limit, TimeProvider clock) : ITokenSource
{
    public async Task<IssuedToken> FetchAsync()
    {
        using var time = new CancellationTokenSource(limit, clock);
        try
        {
            return await FetchAsync(time.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or HttpRequestException or IOException or JsonException)
        {
            throw new FaultException(new Fault(ErrorCode.TokenUnavailable));
        }
    }

    private async Task<IssuedToken> FetchAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{secret}")));
        request.Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]);
        using var response = await client().SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw new FaultException(Refusal(response));
        }

        var reply = await JsonSerializer.DeserializeAsync<TokenReply>(
            await response.Content.ReadAsStreamAsync(cancellationToken), WireJson.Options, cancellationToken);
        return reply is { access_token.Length: > 0, expires_in: >= 0 }
            ? new IssuedToken(reply.access_token, TimeSpan.FromSeconds(reply.expires_in))
            : throw new FaultException(new Fault(ErrorCode.TokenUnavailable));
    }

    // A refused key is ours to correct; anything else passes with time.
    private Fault Refusal(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            ? new Fault(ErrorCode.CredentialsRefused)
            : new Fault(ErrorCode.TokenUnavailable, RetryAfterHeader.Read(response, clock));

    private sealed record TokenReply(string? access_token, int expires_in);
}
