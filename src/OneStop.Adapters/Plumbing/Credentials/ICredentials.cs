namespace OneStop.Adapters.Plumbing.Credentials;

/// <summary>Proves to a far side who we are.</summary>
internal interface ICredentials
{
    /// <summary>
    /// A pass for one attempt. With the pass that was just answered 401, a newer one, or null when there is none to be had.
    /// Throws <see cref="Wire.FaultException"/> when no pass can be obtained.
    /// </summary>
    ValueTask<Pass?> IssueAsync(Pass? refused, CancellationToken cancellationToken);
}

/// <summary>What goes into the headers of one attempt. A class without a printed form.</summary>
internal sealed class Pass(string scheme, string parameter, string? timestamp = null)
{
    public string Parameter => parameter;

    public void Stamp(HttpRequestMessage request)
    {
        request.Headers.Authorization = new(scheme, parameter);
        if (timestamp is not null)
        {
            request.Headers.Remove("Timestamp");
            request.Headers.Add("Timestamp", timestamp);
        }
    }
}
