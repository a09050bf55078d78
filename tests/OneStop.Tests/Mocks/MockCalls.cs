using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using OneStop.Mocks;

namespace OneStop.Tests.Mocks;

/// <summary>Calls as they stand before a gate: no socket, the clock chosen by the test.</summary>
internal static class MockCalls
{
    public static DateTimeOffset Now { get; } = new(2026, 11, 22, 8, 0, 0, TimeSpan.FromHours(7));

    public static string ContentRoot { get; } = Path.Combine(AppContext.BaseDirectory, "nation");

    public static NationData Nation { get; } = NationData.Parse(File.ReadAllText(Path.Combine(ContentRoot, "people.json")));

    public static PopulationGate Population { get; } =
        new(Nation, PopulationContract.Requests(ContentRoot), "onestop", "synthetic-population-secret");

    public static Call Of(string method, string path, string body = "", int? tokenUses = null, DateTimeOffset? serverClock = null)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = method;
        context.Request.Path = path.Split('?')[0];
        context.Request.QueryString = path.Contains('?', StringComparison.Ordinal) ? new QueryString(path[path.IndexOf('?', StringComparison.Ordinal)..]) : default;
        return new Call(context.Request, Encoding.UTF8.GetBytes(body), new Conditions(serverClock ?? Now, tokenUses));
    }

    public static Call Basic(this Call call, string user, string password) =>
        call.With("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));

    public static Call With(this Call call, string header, string value)
    {
        call.Request.Headers[header] = value;
        return call;
    }

    /// <summary>A signed SOAP call; <paramref name="timestamp"/> is the header's text.</summary>
    public static Call Soap(string body, string? timestamp = null, string secret = "synthetic-population-secret", DateTimeOffset? serverClock = null)
    {
        timestamp ??= Now.ToUnixTimeMilliseconds().ToString(null as IFormatProvider);
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{PopulationGate.SoapPath}onestop{timestamp}{secret}")));
        return Of("POST", PopulationGate.SoapPath, body, serverClock: serverClock)
            .With("Content-Type", "text/xml; charset=utf-8")
            .With("Timestamp", timestamp)
            .Basic("onestop", digest);
    }
}
