using System.Text;

namespace OneStop.Benchmarks.Loading;

/// <summary>One HTTP/1.1 request as it goes over the wire.</summary>
internal static class HttpRequestBytes
{
    public static byte[] Post(Uri address, string contentType, string body, string? bearer = null) => Of("POST", address, contentType, body, bearer);

    public static byte[] Of(string method, Uri address, string contentType, string body, string? bearer) =>
        Encoding.UTF8.GetBytes($"{method} {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: {contentType}\r\n"
            + $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{(bearer is null ? "" : $"Authorization: Bearer {bearer}\r\n")}\r\n{body}");

    public static byte[] Get(Uri address) => Encoding.UTF8.GetBytes($"GET {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\n\r\n");
}
