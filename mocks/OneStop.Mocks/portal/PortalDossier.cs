using System.Collections.Immutable;

namespace OneStop.Mocks;

/// <summary>A dossier as the portal keeps it. Dates are texts of the wire (yyyyMMddHHmmss), "" when unknown.</summary>
public sealed record PortalDossier
{
    public required string Code { get; init; }
    public required string Status { get; init; }
    public string Received { get; init; } = "";
    public string Ended { get; init; } = "";
    /// <summary>GhiChu.</summary>
    public string Note { get; init; } = "";

    public required string Digest { get; init; }

    /// <summary>How many times the record was written, creation included.</summary>
    public int Writes { get; init; } = 1;

    /// <summary>Filed on the portal itself, not sent by the province.</summary>
    public bool BornHere { get; init; }

    public ImmutableList<PortalStep> Steps { get; init; } = [];

    /// <summary>The record, byte for byte as it arrived.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public ReadOnlyMemory<byte> Record { get; init; }

    /// <summary>yyyyMMdd of <see cref="Received"/>, "" when not received.</summary>
    public string Day => Received.Length >= 8 ? Received[..8] : "";

    /// <summary>The agency part of the code.</summary>
    public string Unit => Code[..Math.Max(Code.IndexOf('-', StringComparison.Ordinal), 0)];
}

/// <summary>A processing step; the four values together are its natural key.</summary>
public sealed record PortalStep(string Code, string Moment, string Status, string Text);
