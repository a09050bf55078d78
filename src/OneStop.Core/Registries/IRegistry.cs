namespace OneStop.Core.Registries;

/// <summary>A national database that can be asked about one subject.</summary>
public interface IRegistry
{
    RegistryDescriptor Descriptor { get; }

    /// <summary>
    /// Asks. Every failure is a <see cref="Lookup"/>; only the caller's own cancellation and
    /// <see cref="Access.AuditUnavailableException"/> throw.
    /// </summary>
    Task<Lookup> LookupAsync(LookupRequest request, CancellationToken cancellationToken);
}
