using OneStop.Adapters.Plumbing.Delivery;
using OneStop.Core.Sync;

namespace OneStop.Adapters.Portal;

/// <summary>One operation, as both protocols know it.</summary>
/// <param name="Service">Its name on the wire.</param>
internal sealed record PortalMessage(string Service)
{
    public object? Data { get; init; }

    public bool? IsUpdating { get; init; }

    /// <summary>Null for what changes nothing.</summary>
    public string? Key { get; init; }

    /// <summary>Null where nobody else could be in charge, and for what changes nothing.</summary>
    public ILease? Lease { get; init; }

    public string? Code { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    public string? Day { get; init; }

    public string? Status { get; init; }

    public string? After { get; init; }

    public int? Limit { get; init; }

    public string? Updating => IsUpdating is { } value ? value ? "True" : "False" : null;

    public override string ToString() => Service;
}

/// <summary>How the portal is spoken to: a protocol. An answer that comes back has a code and words; anything else is a fault.</summary>
internal interface IPortalLine
{
    Task<Sent<PortalReply>> SendAsync(PortalMessage message, CancellationToken cancellationToken);
}
