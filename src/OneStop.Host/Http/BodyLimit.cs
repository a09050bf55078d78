using Microsoft.AspNetCore.Http.Metadata;

namespace OneStop.Host.Http;

/// <summary>A route that takes more than the server takes by itself; null where the route counts.</summary>
internal sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata
{
    /// <summary>A dossier with hundreds of papers and steps.</summary>
    public const int Dossier = 512 * 1024;

    /// <summary>A thousand ordinary dossiers.</summary>
    public const int Batch = 8 * 1024 * 1024;
}
