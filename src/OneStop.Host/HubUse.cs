namespace OneStop.Host;

/// <summary>What the hub was put together for. Only the service makes files: keys, the store, logs.</summary>
internal enum HubUse
{
    Serve,

    /// <summary>Reads what is there, under whatever user calls it; a missing key is an error.</summary>
    Verb,

    /// <summary>Looks at the settings alone; keys that will be made at the first start are not missed.</summary>
    Check,
}
