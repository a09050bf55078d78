namespace OneStop.IntegrationTests.Destinations;

/// <summary>What can be wrong with a far side as a whole.</summary>
public enum Sickness
{
    /// <summary>HTTP 500.</summary>
    Failing,

    /// <summary>HTTP 429 with Retry-After 7.</summary>
    Throttled,

    /// <summary>Does the work, then cuts the connection.</summary>
    DroppedAfterWork,

    /// <summary>Reads the request and never answers.</summary>
    Never,

    /// <summary>Nobody listens.</summary>
    Gone,
}
