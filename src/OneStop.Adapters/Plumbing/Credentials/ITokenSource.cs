namespace OneStop.Adapters.Plumbing.Credentials;

/// <summary>A token endpoint.</summary>
internal interface ITokenSource
{
    /// <summary>Throws <see cref="Wire.FaultException"/>; limits its own time.</summary>
    Task<IssuedToken> FetchAsync();
}

/// <summary>A class without a printed form.</summary>
internal sealed class IssuedToken(string value, TimeSpan lifetime)
{
    public string Value => value;

    public TimeSpan Lifetime => lifetime;
}
