using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using OneStop.Core.Dossiers;
using OneStop.Core.Errors;

namespace OneStop.Core.Sync;

/// <summary>
/// Lets held steps follow. Each is appended first and forgotten afterwards: whatever breaks off between the two, and whoever else does the same,
/// finds that the journal knows the message.
/// </summary>
public sealed partial class EarlySteps(DossierDesk desk, IEarlyBook early, IEarlyTurns turns, IDossierBook book, TimeProvider time, ILogger<EarlySteps> logger)
{
    /// <summary>What cannot be done now is left to the sweep: the step that gave the reason is safe.</summary>
    public async Task TryFollowAsync(DossierCode code)
    {
        try
        {
            // Not the caller's to break off: it was answered for its own step.
            await FollowAsync(code, CancellationToken.None);
        }
        catch (Exception exception)
        {
            LeftToTheSweep(exception.GetType().Name);
        }
    }

    /// <summary>Returns the number that the dossier has reached; null when nothing of it is kept.</summary>
    public async Task<long?> FollowAsync(DossierCode code, CancellationToken cancellationToken)
    {
        var stream = StreamKey.Of(code);
        var steps = await early.OfAsync(stream, cancellationToken);
        if (steps.Count == 0 || (await book.FindAsync(code, cancellationToken))?.Head.Sequence is not { } reached)
        {
            return null;
        }

        foreach (var step in steps.Where(step => step.Waits))
        {
            if (step.Sequence > reached + 1)
            {
                break;
            }

            switch (await JudgeAsync(step, cancellationToken))
            {
                case Verdict.Taken:
                    reached = Math.Max(reached, step.Sequence);
                    await turns.SettleAsync(stream, reached, step, cancellationToken);
                    break;
                case Verdict.NotNow:
                    return reached;
            }
        }

        if (steps.Any(step => !step.Waits))
        {
            await turns.SettleAsync(stream, reached, null, cancellationToken);
        }

        return reached;
    }

    private async Task<Verdict> JudgeAsync(EarlyStep step, CancellationToken cancellationToken)
    {
        if (await early.ReadAsync(step, cancellationToken) is not { } payload)
        {
            // Another node was faster, and has settled it.
            return Verdict.NotNow;
        }

        if (Read(payload) is not { } submission)
        {
            await RefuseAsync(step, ErrorCode.EventUnreadable, cancellationToken);
            return Verdict.Refused;
        }

        switch (await AcceptAsync(submission with { ArrivedAt = step.ArrivedAt }, cancellationToken))
        {
            case null:
                await RefuseAsync(step, ErrorCode.InternalError, cancellationToken);
                return Verdict.Refused;
            case DeskAnswer.Accepted:
                return Verdict.Taken;
            case DeskAnswer.Refused refused when !refused.Fault.Definition.RetrySafe:
                await RefuseAsync(step, CauseOf(refused), cancellationToken);
                return Verdict.Refused;
            default:
                return Verdict.NotNow;
        }
    }

    /// <summary>Null when the desk broke over it: it would break each time, with everything behind it waiting.</summary>
    private async Task<DeskAnswer?> AcceptAsync(Submission submission, CancellationToken cancellationToken)
    {
        try
        {
            return await desk.AcceptAsync(submission, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            BrokeTheDesk(exception.GetType().Name, exception.StackTrace);
            return null;
        }
    }

    private Task RefuseAsync(EarlyStep step, ErrorCode cause, CancellationToken cancellationToken)
    {
        var detail = string.Create(CultureInfo.InvariantCulture, $"sequence {step.Sequence}");
        var task = new TaskDraft(TaskKind.RefusedStep, step.Stream.Text, ErrorTable.Of(cause).Id, step.Source, time.GetUtcNow()) { Detail = detail };
        return turns.RefuseAsync(step, task, cancellationToken);
    }

    private static ErrorCode CauseOf(DeskAnswer.Refused refused) =>
        refused.Findings.Where(finding => finding.Severity == Severity.Hard).Select(finding => finding.Code).FirstOrDefault(refused.Fault.Code);

    private static Submission? Read(byte[] payload)
    {
        try
        {
            return SubmissionCodec.Read(payload);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Held steps could not follow at once ({Exception}); the sweep takes them up")]
    private partial void LeftToTheSweep(string exception);

    [LoggerMessage(LogLevel.Error, "A held step could not be judged and is a task now: {Exception} at {Stack}")]
    private partial void BrokeTheDesk(string exception, string? stack);

    private enum Verdict
    {
        Taken,
        Refused,
        NotNow,
    }
}
