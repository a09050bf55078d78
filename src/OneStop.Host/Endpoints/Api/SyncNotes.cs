using OneStop.Core.Errors;

namespace OneStop.Host.Endpoints.Api;

/// <summary>Texts of the operations of dossier synchronisation.</summary>
internal static class SyncNotes
{
    private const string Message = "Every message has an id (messageId, or the Idempotency-Key header): the same message again gets the same answer and changes "
        + "nothing, another body under the same id is refused with 409 and the id of the event that it belongs to. 202 means that it is durable. "
        + "A sequence keeps the order of one dossier: a step that comes ahead of its turn is held and answered with 202 in state waiting; it is "
        + "checked, and follows by itself, when the steps before it have come. ";

    private const string FileLink = "For far sides: the link is the credential; it expires and cannot be guessed.";

    /// <summary>The problem that an operation of synchronisation most likely ends in with that status; null for others.</summary>
    public static ErrorCode? ProblemOf(int status, string? operation) => (operation is not null && All.ContainsKey(operation), operation, status) switch
    {
        (false, _, _) => null,
        (_, "file" or "head-file", 404) => ErrorCode.FileLinkInvalid,
        (_, "post-attachment", 413) => ErrorCode.FileTooLarge,
        (_, "post-attachment", 415) => ErrorCode.FileTypeRefused,
        (_, "post-attachment", 503) => ErrorCode.FileStoreUnavailable,
        (_, "post-batch", 413) => ErrorCode.BatchTooLong,
        (_, _, 404) => ErrorCode.DossierUnknown,
        (_, _, 409) => ErrorCode.EventKeyReused,
        (_, _, 412) => ErrorCode.DossierMoved,
        (_, _, 503) => ErrorCode.JournalUnavailable,
        _ => null,
    };

    public static IReadOnlyDictionary<string, Note> All { get; } = new Dictionary<string, Note>(StringComparer.Ordinal)
    {
        ["put-dossier"] = new(
            "Send a whole dossier",
            Message + "Sending the whole dossier converges: whatever the hub had, it then has this. If-Match with the version that was read refuses "
                + "with 412 when somebody else was first; If-None-Match: * takes new dossiers only. Warnings name what will cost points.",
            SyncExamples.Dossier,
            SyncExamples.Accepted),
        ["get-dossier"] = new(
            "Read a dossier",
            "As the hub holds it, in the form in which it is sent, with its version as ETag. Where the caller does not act for the dossier's unit, people, texts and files are withheld.",
            null,
            SyncExamples.Found),
        ["post-event"] = new(
            "Send one event of a dossier",
            Message + "A step of the processing, a request for supplements or their coming in, a result, fees, another due date. Places in warnings and "
                + "in errors of the rules point into the dossier as a whole; places in errors of form point into the body.",
            SyncExamples.Event,
            SyncExamples.Accepted),
        ["post-batch"] = new(
            "Send many dossiers and events",
            "Up to 1,000 items, each with its own answer in the same order; a wrong item harms no other. Items of one dossier are taken in their order.",
            SyncExamples.Batch,
            SyncExamples.BatchAnswer),
        ["post-answer"] = new("Answer a citizen's question", Message, SyncExamples.Answer, SyncExamples.AnswerAccepted),
        ["post-rating"] = new("Send a unit's ratings of a month", Message, SyncExamples.Rating, SyncExamples.RatingAccepted),
        ["post-attachment"] = new(
            "Upload a file",
            "The body is the file: PDF, JPEG, PNG, DOCX, XLSX or XML, recognised by its content, not by the media type that is stated; application/octet-stream "
                + "states none. It is kept once under its SHA-256, which dossiers then refer to. Scripts and start actions that stand open in a PDF, a PDF without "
                + "its end, macros, programs and paths in an archive, and style sheets in XML are refused with 415. That is no virus scan: what is compressed is not looked into.",
            null,
            """{"sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "size": 48213, "type": "application/pdf"}"""),
        ["file"] = new("Fetch a file by its link", FileLink, null, null),
        ["head-file"] = new("Ask for a file's size and kind by its link", FileLink, null, null),
    };
}
