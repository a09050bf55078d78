namespace OneStop.Adapters.Plumbing.Credentials;

internal enum CredentialKind
{
    /// <summary>A digest over path, user, time and secret, made anew for every attempt.</summary>
    Digest,

    /// <summary>A bearer token from a client-credentials endpoint.</summary>
    Bearer,
}
