using Microsoft.IdentityModel.Tokens;

namespace OneStop.Host.Access;

/// <summary>The keys of the token server. The tokens themselves are signed, not encrypted: they hold a client id and scopes.</summary>
internal sealed class HubKeys(KeyFolder folder)
{
    public ECDsaSecurityKey Signing { get; } = Named(new ECDsaSecurityKey(folder.Signing("token-signing.p8")));

    /// <summary>The token server insists on one, for kinds of token that this hub never issues.</summary>
    public SymmetricSecurityKey Encryption { get; } = new(folder.Symmetric("token-encryption.key"));

    // The same key has the same name on every node.
    private static ECDsaSecurityKey Named(ECDsaSecurityKey key)
    {
        key.KeyId = Base64UrlEncoder.Encode(key.ComputeJwkThumbprint());
        return key;
    }
}
