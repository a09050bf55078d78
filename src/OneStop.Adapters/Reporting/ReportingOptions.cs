using OneStop.Adapters.Plumbing.Settings;

namespace OneStop.Adapters.Reporting;

/// <summary>Settings of the reporting system's webhook (<c>Destinations:reporting</c>).</summary>
internal sealed class ReportingOptions : WebhookOptions;
