using Microsoft.Extensions.Logging;
using OneStop.Core.Errors;
using OneStop.Core.Registries;

namespace OneStop.Adapters.Plumbing;

/// <summary>What operators read. Registry, operation, codes and our request id; never a body, a message of a far side, or an identifier.</summary>
internal static partial class RegistryLog
{
    public static void Failed(ILogger logger, string registry, Exchange exchange, string outcome, Fault fault)
    {
        var (operation, code, id) = (exchange.Operation, fault.Definition.Id, exchange.RequestId);
        if (fault.Code == ErrorCode.AnswerAboutAnother)
        {
            AboutAnother(logger, registry, operation, id);
        }
        else if (outcome == LookupOutcome.Broken)
        {
            Broken(logger, registry, operation, code, id);
        }
        else
        {
            NoAnswer(logger, registry, operation, code, exchange.Attempts, id);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "{Registry}/{Operation} refused here: {Code} ({RequestId})")]
    public static partial void Refused(ILogger logger, string registry, string operation, string code, string requestId);

    [LoggerMessage(2, LogLevel.Warning, "{Registry}/{Operation} gave no answer: {Code}, {Attempts} sent ({RequestId})")]
    private static partial void NoAnswer(ILogger logger, string registry, string operation, string code, int attempts, string requestId);

    [LoggerMessage(3, LogLevel.Error, "{Registry}/{Operation} broke its contract: {Code} ({RequestId})")]
    private static partial void Broken(ILogger logger, string registry, string operation, string code, string requestId);

    [LoggerMessage(4, LogLevel.Critical, "{Registry}/{Operation} answered about someone else; the answer was set aside ({RequestId})")]
    private static partial void AboutAnother(ILogger logger, string registry, string operation, string requestId);

    // The exception's own message may quote the answer, so only its kind and place are written.
    [LoggerMessage(5, LogLevel.Error, "{Registry}/{Operation} could not be read: {Kind} at {Place} ({RequestId})")]
    public static partial void Unreadable(ILogger logger, string registry, string operation, string kind, string? place, string requestId);
}
