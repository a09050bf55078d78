using System.Text.Json;
using OneStop.Core.Dossiers;
using OneStop.Core.Errors;
using OneStop.Core.Sync;

namespace OneStop.Host.Endpoints.Reading;

/// <summary>A change of a dossier, as the whole of it or as one event, alone or as an item of a batch. Null when anything was found wrong.</summary>
internal static class SubmissionReading
{
    /// <summary>The kind of an item that carries the whole dossier.</summary>
    public const string State = "state";

    public static Submission? ReadState(JsonElement root, DossierCode code, Incoming incoming, Findings findings) =>
        Whole(root, code, incoming, findings);

    public static Submission? ReadEvent(JsonElement root, DossierCode code, Incoming incoming, Findings findings) =>
        root.ValueKind == JsonValueKind.Object ? Event(root, KindOf(root), code, incoming, findings) : Wrong(findings, "", ErrorCode.MemberType);

    public static Submission? ReadItem(JsonElement item, Incoming incoming, Findings findings)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return Wrong(findings, "", ErrorCode.MemberType);
        }

        var text = item.TryGetProperty("dossier", out var member) && BodyText.TryRead(member, out var read) ? read : null;
        if (!DossierCode.TryParse(text, out var code, out var error))
        {
            return Wrong(findings, "/dossier", error.Value);
        }

        var kind = KindOf(item);
        return kind == State ? Whole(item, code, incoming, findings) : Event(item, kind, code, incoming, findings);
    }

    private static Submission? Whole(JsonElement root, DossierCode code, Incoming incoming, Findings findings)
    {
        if (BodyObject.Open(root, "", findings, StateReading.Members) is not { } body)
        {
            return null;
        }

        if (body.Member("kind") is { } kind && !(BodyText.TryRead(kind, out var word) && word == State))
        {
            findings.Add("/kind", ErrorCode.EventKindUnknown);
        }

        var change = StateReading.Read(body, code);
        return Finish(body, root, code, change, $"{State}:{code}", incoming, findings);
    }

    private static Submission? Event(JsonElement root, string? kind, DossierCode code, Incoming incoming, Findings findings)
    {
        if (ChangeReading.MembersOf(kind) is not { } members)
        {
            return Wrong(findings, "/kind", ErrorCode.EventKindUnknown);
        }

        if (BodyObject.Open(root, "", findings, members) is not { } body)
        {
            return null;
        }

        var change = ChangeReading.Read(body, kind!, findings);
        return Finish(body, root, code, change, $"event:{code}", incoming, findings);
    }

    private static Submission? Finish(
        BodyObject body, JsonElement root, DossierCode code, DossierChange change, string address, Incoming incoming, Findings findings)
    {
        if (body.Member("dossier") is { } repeated && !(BodyText.TryRead(repeated, out var text) && text == code.Text))
        {
            findings.Add("/dossier", ErrorCode.DossierCodeDiffers);
        }

        var envelope = EnvelopeReading.Read(body, root, incoming, address, findings);
        return findings.Any ? null : new(envelope, code, change, incoming.ExpectedVersion);
    }

    private static string? KindOf(JsonElement root) =>
        root.TryGetProperty("kind", out var member) && BodyText.TryRead(member, out var kind) ? kind : null;

    private static Submission? Wrong(Findings findings, string pointer, ErrorCode code)
    {
        findings.Add(pointer, code);
        return null;
    }
}
