using Microsoft.Extensions.Options;

namespace OneStop.Host.Configuration;

/// <summary><c>Tokens</c>: the access tokens that this hub issues to callers.</summary>
internal sealed class TokenSettings : IValidateOptions<TokenSettings>
{
    public const string Section = "Tokens";

    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>A token cannot be called back, so it lives shortly; a client's rights are checked anew on every request all the same.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Only a name: nothing is fetched from it. Nodes that share keys share it too.</summary>
    public string Issuer { get; set; } = "https://onestop.invalid/";

    public ValidateOptionsResult Validate(string? name, TokenSettings options)
    {
        var mistakes = new Mistakes();
        mistakes.AddIf(options.Lifetime < Shortest || options.Lifetime > Longest, "Tokens:Lifetime", "is not between 1 minute and 1 hour", "00:10:00");
        mistakes.AddIf(
            !Uri.TryCreate(options.Issuer, UriKind.Absolute, out var issuer) || issuer.Scheme is not ("https" or "http") || issuer.Query.Length + issuer.Fragment.Length > 0,
            "Tokens:Issuer", "is not an absolute https address without query", "https://hub.example.vn/");
        return mistakes.Result();
    }
}
