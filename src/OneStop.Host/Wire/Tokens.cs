using System.Text.Json.Serialization;

namespace OneStop.Host.Wire;

/// <summary>The form of POST /token; id and secret may stand in an Authorization: Basic header instead.</summary>
internal sealed record TokenBody(
    [property: JsonPropertyName("grant_type")] string GrantType,
    [property: JsonPropertyName("client_id")] string? ClientId,
    [property: JsonPropertyName("client_secret")] string? ClientSecret,
    [property: JsonPropertyName("scope")] string? Scope);

/// <summary>RFC 6749 §5.1.</summary>
internal sealed record TokenAnswer(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("token_type")] string TokenType,
    [property: JsonPropertyName("expires_in")] int ExpiresIn);

/// <summary>RFC 6749 §5.2.</summary>
internal sealed record TokenRefusal(
    [property: JsonPropertyName("error")] string Error, [property: JsonPropertyName("error_description")] string? ErrorDescription);
