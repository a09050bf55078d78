using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Host.Access;

namespace OneStop.IntegrationTests.Host;

/// <summary>Makes tokens as somebody would who has read the specifications: byte by byte, without the library that checks them.</summary>
internal sealed class TokenForge(HubUnderTest hub)
{
    private readonly HubKeys keys = hub.App.Services.GetRequiredService<HubKeys>();

    public async Task<string> MakeAsync(string kind)
    {
        using var strange = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var ours = keys.Signing.ECDsa;
        return kind switch
        {
            "right" => Signed(ours, Header(), Payload()),
            "wrong" => "not.a.token",
            "expired" => Signed(ours, Header(), With(Payload(), "exp", Now(-600))),
            "not yet valid" => Signed(ours, Header(), With(Payload(), "nbf", Now(300))),
            "another audience" => Signed(ours, Header(), With(Payload(), "aud", "another-hub")),
            "another issuer" => Signed(ours, Header(), With(Payload(), "iss", "https://elsewhere.invalid/")),
            "another key" => Signed(strange, With(Header(), "kid", "strange"), Payload()),
            "another key under our name" => Signed(strange, Header(), Payload()),
            "key inside the token" => Signed(strange, With(With(Header(), "jwk", Public(strange)), "jku", "https://elsewhere.invalid/keys"), Payload()),
            "alg none" => Unsigned(With(Header(), "alg", "none"), Payload()) + ".",
            "public key as a secret" => SignedWithPublicKey(With(Header(), "alg", "HS256"), Payload()),
            "another type" => Signed(ours, With(Header(), "typ", "JWT"), Payload()),
            "no expiry" => Signed(ours, Header(), With(Payload(), "exp", null)),
            "no scope" => Signed(ours, Header(), With(Payload(), "scope", null)),
            "changed scope" => Changed(await hub.TokenAsync("reader")),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    private static long Now(int seconds) => DateTimeOffset.UtcNow.AddSeconds(seconds).ToUnixTimeSeconds();

    private static JsonObject With(JsonObject node, string name, JsonNode? value)
    {
        node[name] = value;
        if (value is null)
        {
            node.Remove(name);
        }

        return node;
    }

    private static JsonObject Payload() => new()
    {
        ["iss"] = "https://onestop.invalid/",
        ["aud"] = "onestop-hub",
        ["sub"] = "one-stop",
        ["client_id"] = "one-stop",
        ["scope"] = "prefill lookup catalogue metrics",
        ["iat"] = Now(-700),
        ["exp"] = Now(300),
    };

    private static string Changed(string token)
    {
        var parts = token.Split('.');
        var payload = JsonNode.Parse(WebEncoders.Base64UrlDecode(parts[1]))!.AsObject();
        payload["scope"] = "prefill lookup catalogue metrics";
        return $"{parts[0]}.{Encode(payload)}.{parts[2]}";
    }

    private static string Signed(ECDsa key, JsonObject header, JsonObject payload)
    {
        var text = Unsigned(header, payload);
        return $"{text}.{WebEncoders.Base64UrlEncode(key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256))}";
    }

    private static string Unsigned(JsonObject header, JsonObject payload) => $"{Encode(header)}.{Encode(payload)}";

    private static string Encode(JsonObject node) => WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(node));

    private static JsonObject Public(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new() { ["kty"] = "EC", ["crv"] = "P-256", ["x"] = WebEncoders.Base64UrlEncode(point.X!), ["y"] = WebEncoders.Base64UrlEncode(point.Y!) };
    }

    private string SignedWithPublicKey(JsonObject header, JsonObject payload)
    {
        var text = Unsigned(header, payload);
        return $"{text}.{WebEncoders.Base64UrlEncode(HMACSHA256.HashData(keys.Signing.ECDsa.ExportSubjectPublicKeyInfo(), Encoding.ASCII.GetBytes(text)))}";
    }

    private JsonObject Header() => new() { ["alg"] = "ES256", ["typ"] = "at+jwt", ["kid"] = keys.Signing.KeyId };
}
