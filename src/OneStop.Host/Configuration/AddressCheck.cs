using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace OneStop.Host.Configuration;

internal sealed class AddressCheck(IConfiguration configuration) : IValidateOptions<LimitSettings>
{
    private const string Certificate = "Kestrel:Certificates:Default";

    public ValidateOptionsResult Validate(string? name, LimitSettings options)
    {
        var mistakes = new Mistakes();
        foreach (var url in (configuration["Urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            mistakes.AddIf(!IsAddress(url), "Urls", "is not a list of addresses to listen on", "http://127.0.0.1:8080");
            mistakes.AddIf(
                url.StartsWith("https:", StringComparison.OrdinalIgnoreCase) && !configuration.GetSection(Certificate).GetChildren().Any(),
                "Urls", $"has an https address, and {Certificate} names no certificate", $"http://127.0.0.1:8080 behind a proxy, or {Certificate}:Path");
        }

        return mistakes.Result();
    }

    private static bool IsAddress(string url)
    {
        try
        {
            return BindingAddress.Parse(url) is { Scheme: "http" or "https", PathBase.Length: 0 };
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
