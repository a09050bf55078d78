using OneStop.Adapters.Plumbing.Settings;

namespace OneStop.Adapters.Portal;

/// <summary>Settings of what is pulled from the portal: those that every feed has.</summary>
internal sealed class PortalFeedOptions : InboundOptions;
