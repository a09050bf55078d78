using System.Text.Json;
using OneStop.Core.Errors;
using OneStop.Core.Sync;
using OneStop.Host.Access;
using OneStop.Host.Endpoints.Reading;
using OneStop.Host.Http;
using OneStop.Host.Wire;

namespace OneStop.Host.Endpoints.Sync;

/// <summary>
/// POST /v1/dossiers:batch. Every item is answered for itself; items of one dossier keep their order, dossiers do not wait for one another.
/// </summary>
internal sealed partial class BatchEndpoint(DossierIntake intake, ClientBook clients, ILogger<BatchEndpoint> logger)
{
    private const int MostItems = 1000;

    // Enough to fill the journal's groups, few enough not to take the store from the single requests.
    private const int AtOnce = 64;

    public async Task HandleAsync(HttpContext context)
    {
        var incoming = new Incoming(clients.Of(context.User)!.Caller);
        using var body = await JsonBody.ReadAsync(context.Request, BodyLimit.Batch, context.RequestAborted, lenient: true);
        if (body.Error is { } unreadable)
        {
            await Problems.WriteAsync(context, new Fault(unreadable));
            return;
        }

        if (Items(body.Root, out var wrong) is not { } items)
        {
            await Problems.WriteAsync(context, new Fault(wrong), errors: wrong == ErrorCode.RequestInvalid ? [FieldError.At("/items", ErrorCode.MemberType)] : null);
            return;
        }

        var answers = new BatchItemAnswer[items.GetArrayLength()];
        var dossiers = Read(context, items, body.IsWhollyStrict, incoming, answers);
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = context.RequestAborted };
        await Parallel.ForEachAsync(dossiers, atOnce, async (dossier, cancellationToken) =>
        {
            foreach (var (index, submission) in dossier)
            {
                answers[index] = await AnswerAsync(context, index, submission, cancellationToken);
            }
        });
        var (refused, waiting) = (answers.Count(answer => answer.Problem is not null), answers.Count(answer => answer.Accepted?.State == AcceptedAnswer.Waiting));
        await Answers.WriteAsync(context, new BatchAnswer(answers.Length - refused - waiting, waiting, refused, answers), HubJson.Wire.BatchAnswer);
    }

    private static JsonElement? Items(JsonElement root, out ErrorCode wrong)
    {
        wrong = ErrorCode.RequestInvalid;
        if (root.ValueKind != JsonValueKind.Object || root.GetPropertyCount() != 1 || !root.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        wrong = items.GetArrayLength() == 0 ? ErrorCode.BatchEmpty : ErrorCode.BatchTooLong;
        return items.GetArrayLength() is > 0 and <= MostItems ? items : null;
    }

    /// <summary>The submissions by dossier; an item that cannot be read is answered at once and harms no other (B52, B53).</summary>
    private static Dictionary<string, List<(int Index, Submission Submission)>>.ValueCollection Read(
        HttpContext context, JsonElement items, bool strict, Incoming incoming, BatchItemAnswer[] answers)
    {
        var dossiers = new Dictionary<string, List<(int Index, Submission Submission)>>(StringComparer.Ordinal);
        var index = 0;
        foreach (var item in items.EnumerateArray())
        {
            var findings = new Findings();
            if (!strict && !JsonBody.IsStrict(item))
            {
                answers[index] = Refused(index, Problems.Of(context, new Fault(ErrorCode.RequestMalformed)));
            }
            else if (SubmissionReading.ReadItem(item, incoming, findings) is { } submission)
            {
                (dossiers.TryGetValue(submission.Code.Text, out var list) ? list : dossiers[submission.Code.Text] = []).Add((index, submission));
            }
            else
            {
                answers[index] = Refused(index, Problems.Of(context, new Fault(ErrorCode.RequestInvalid), findings.All));
            }

            index++;
        }

        return dossiers.Values;
    }

    // What was accepted before it must still be told.
    private async Task<BatchItemAnswer> AnswerAsync(HttpContext context, int index, Submission submission, CancellationToken cancellationToken)
    {
        try
        {
            return Answer(context, index, await intake.AcceptAsync(submission, cancellationToken));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Failed(exception.GetType().Name, exception.StackTrace);
            return Refused(index, Problems.Of(context, new Fault(ErrorCode.InternalError)));
        }
    }

    private static BatchItemAnswer Answer(HttpContext context, int index, DeskAnswer answer) => answer switch
    {
        DeskAnswer.Accepted accepted => Taken(index, DeskMapping.ToWire(accepted), accepted.Repeated),
        DeskAnswer.Waiting waiting => Taken(index, EarlyMapping.ToWire(waiting), waiting.Repeated),
        _ => Refused(index, Problems.Of(context, (DeskAnswer.Refused)answer)),
    };

    private static BatchItemAnswer Taken(int index, AcceptedAnswer answer, bool repeated) =>
        new(index, StatusCodes.Status202Accepted, answer, repeated ? true : null, Problem: null);

    private static BatchItemAnswer Refused(int index, Problem problem) => new(index, problem.Status, Accepted: null, Repeated: null, problem);

    // An exception's message may quote what a person typed; its type and its stack never do.
    [LoggerMessage(LogLevel.Error, "An item of a batch failed with {Exception} at {Stack}")]
    private partial void Failed(string exception, string? stack);
}
