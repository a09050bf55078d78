using System.Net.Http.Headers;
using System.Reflection;
using System.Text.Json;
using OneStop.Adapters.Plumbing.Json;
using OneStop.Adapters.Plumbing.Soap;
using Refit;

namespace OneStop.Adapters.Plumbing.Wire;

/// <summary>Refit's bodies: SOAP for <see cref="SoapBody"/>, JSON for everything else.</summary>
internal sealed class WireSerializer(JsonSerializerOptions json) : IHttpContentSerializer
{
    public WireSerializer()
        : this(WireJson.Options)
    {
    }

    public HttpContent ToHttpContent<T>(T item)
    {
        if (item is SoapBody soap)
        {
            return Content(SoapXml.Wrap(soap.Content), "text/xml");
        }

        return Content(JsonSerializer.SerializeToUtf8Bytes(item, json), "application/json");
    }

    public async Task<T?> FromHttpContentAsync<T>(HttpContent content, CancellationToken cancellationToken = default)
    {
        await using var bytes = await content.ReadAsStreamAsync(cancellationToken);
        if (typeof(T) == typeof(SoapBody))
        {
            return (T)(object)new SoapBody(SoapXml.Open(SoapXml.Parse(bytes)));
        }

        return await JsonSerializer.DeserializeAsync<T>(bytes, json, cancellationToken)
            ?? throw new JsonException("An answer of null.");
    }

    public string? GetFieldNameForProperty(PropertyInfo propertyInfo) => null;

    private static ByteArrayContent Content(byte[] bytes, string mediaType) =>
        new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType, "utf-8") } };
}
