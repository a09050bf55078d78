using Microsoft.Extensions.Logging;

namespace OneStop.Adapters.Plumbing.Delivery;

/// <summary>What the destinations log: never a dossier, a body or an address.</summary>
internal static partial class DestinationLog
{
    [LoggerMessage(1, LogLevel.Warning, "{Destination}/{Operation} failed: {Code} (may have arrived: {MayHaveArrived})")]
    public static partial void Failed(ILogger logger, string destination, string operation, string code, bool mayHaveArrived);
}
